package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much a line sounds like one archetype rather than like any of them: a word trigram model of its authored lines
/// against one of all lines, both interpolated after Witten and Bell (1991). What fills slots is one word to it, for
/// words of the stream say nothing about who speaks. Immutable.
final class Idiolect {

    private static final int ORDER = 3;
    private static final String FILLING = "<>";
    private static final String START = "^";

    private final Set<String> vocabulary;
    private final Ngrams own;
    private final Ngrams all;

    private Idiolect(Set<String> vocabulary, Ngrams own, Ngrams all) {
        this.vocabulary = vocabulary;
        this.own = own;
        this.all = all;
    }

    /// Idiolects by archetype.
    static Map<String, Idiolect> of(Collection<Grammar> grammars) {
        Map<String, List<List<String>>> lines = new HashMap<>();
        grammars.forEach(grammar -> lines.put(grammar.archetype(), Authored.lines(grammar)));
        Set<String> vocabulary = new HashSet<>();
        Ngrams all = new Ngrams();
        lines.values()
                .forEach(authored -> authored.forEach(line -> {
                    vocabulary.addAll(line);
                    all.learn(line);
                }));
        Map<String, Idiolect> idiolects = new HashMap<>();
        lines.forEach((archetype, authored) -> {
            Ngrams own = new Ngrams();
            authored.forEach(own::learn);
            idiolects.put(archetype, new Idiolect(Set.copyOf(vocabulary), own, all));
        });
        return Map.copyOf(idiolects);
    }

    /// Mean of the words' log odds, in nats; above 0 for what the archetype says and others do not, 0 for no words.
    double odds(List<String> words) {
        List<String> known = words.stream()
                .map(word -> vocabulary.contains(word) ? word : FILLING)
                .toList();
        double sum = 0;
        for (int at = 0; at < known.size(); at++) {
            List<String> history = Ngrams.history(known, at);
            sum += Math.log(own.probability(history, known.get(at), all))
                    - Math.log(all.probability(history, known.get(at), all));
        }
        return known.isEmpty() ? 0 : sum / known.size();
    }

    /// Counts of words behind up to two others.
    private static final class Ngrams {

        private final Map<List<String>, Map<String, Integer>> followers = new HashMap<>();
        private final Map<List<String>, Integer> totals = new HashMap<>();

        void learn(List<String> line) {
            for (int at = 0; at < line.size(); at++) {
                List<String> history = history(line, at);
                for (int from = 0; from <= history.size(); from++) {
                    List<String> context = List.copyOf(history.subList(from, history.size()));
                    followers.computeIfAbsent(context, key -> new HashMap<>()).merge(line.get(at), 1, Integer::sum);
                    totals.merge(context, 1, Integer::sum);
                }
            }
        }

        /// @param base whose vocabulary the least likely words are drawn from
        double probability(List<String> history, String word, Ngrams base) {
            Map<String, Integer> seen = followers.getOrDefault(history, Map.of());
            double backedOff = history.isEmpty()
                    ? 1.0
                            / (1
                                    + base.followers
                                            .getOrDefault(List.of(), Map.of())
                                            .size())
                    : probability(history.subList(1, history.size()), word, base);
            int total = totals.getOrDefault(history, 0);
            return total == 0
                    ? backedOff
                    : (seen.getOrDefault(word, 0) + seen.size() * backedOff) / (total + seen.size());
        }

        static List<String> history(List<String> line, int at) {
            List<String> history = new ArrayList<>();
            for (int before = at - ORDER + 1; before < at; before++) {
                history.add(before < 0 ? START : line.get(before));
            }
            return history;
        }
    }
}
