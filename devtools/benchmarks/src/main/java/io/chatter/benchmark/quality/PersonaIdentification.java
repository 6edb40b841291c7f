package io.chatter.benchmark.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// How well a single line tells who wrote it: multinomial naive Bayes over character 3-grams, trained on four fifths of
/// the lines and asked about the rest.
final class PersonaIdentification {

    private static final double PSEUDO_COUNT = 0.1;
    private static final int FOLD = 5;

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    private PersonaIdentification() {}

    /// Share of held-out lines whose writer is named right.
    static double accuracy(List<Sample> samples, long seed) {
        List<Sample> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, new Random(seed));
        int heldOut = shuffled.size() / FOLD;
        PersonaIdentification model = new PersonaIdentification();
        shuffled.subList(heldOut, shuffled.size()).forEach(model::learn);
        List<Sample> asked = shuffled.subList(0, heldOut);
        long right = asked.stream()
                .filter(sample -> model.writerOf(sample.text()).equals(sample.persona()))
                .count();
        return (double) right / asked.size();
    }

    private static List<String> grams(String text) {
        String padded = "  " + text + " ";
        List<String> grams = new ArrayList<>();
        for (int from = 0; from + 3 <= padded.length(); from++) {
            grams.add(padded.substring(from, from + 3));
        }
        return grams;
    }

    private void learn(Sample sample) {
        Map<String, Integer> own = counts.computeIfAbsent(sample.persona(), persona -> new HashMap<>());
        for (String gram : grams(sample.text())) {
            own.merge(gram, 1, Integer::sum);
            totals.merge(sample.persona(), 1, Integer::sum);
            vocabulary.add(gram);
        }
    }

    private String writerOf(String text) {
        String best = "";
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Map<String, Integer>> persona : counts.entrySet()) {
            double total = totals.getOrDefault(persona.getKey(), 0) + PSEUDO_COUNT * vocabulary.size();
            double score = 0;
            for (String gram : grams(text)) {
                score += Math.log((persona.getValue().getOrDefault(gram, 0) + PSEUDO_COUNT) / total);
            }
            if (score > bestScore) {
                bestScore = score;
                best = persona.getKey();
            }
        }
        return best;
    }
}
