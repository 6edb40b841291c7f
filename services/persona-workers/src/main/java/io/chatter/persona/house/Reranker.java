package io.chatter.persona.house;

import io.chatter.persona.Scene;
import io.chatter.schema.ChatMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Scores candidates: about the trigger, in the archetype's own words, and unlike what the room has read. Lexical on
/// purpose: a sentence
/// encoder costs 330 MB and 1.8 s of start-up, and lines are built from the trigger's own words.
final class Reranker {

    private static final int NEIGHBOURS = 20;
    private static final double RELEVANT = 0.9;
    private static final double VERY_RELEVANT = 1.1;
    private static final double KNOWN_TRIGRAMS = 1.4;
    private static final double KNOWN_BIGRAMS = 0.7;
    private static final double LIKE_A_NEIGHBOUR = 0.75;
    private static final double SAME_OPENING = 0.5;
    private static final double IDIOLECT = 0.7;

    private final Keyphrases keyphrases;
    private final Set<String> triggerStems;
    private final RoomNotebook notebook;
    private final Idiolect idiolect;
    private final List<Neighbour> neighbours;

    private record Neighbour(List<String> words, Set<String> bigrams) {
        static Neighbour of(ChatMessage message) {
            List<String> words = Words.of(message.getText());
            return new Neighbour(words, new HashSet<>(Words.runs(words, 2)));
        }
    }

    Reranker(Keyphrases keyphrases, Idiolect idiolect, String trigger, Scene scene, RoomNotebook notebook) {
        this.idiolect = idiolect;
        this.keyphrases = keyphrases;
        this.triggerStems = keyphrases.contentStems(trigger);
        this.notebook = notebook;
        List<ChatMessage> recent = scene.recent();
        this.neighbours = recent.subList(Math.max(0, recent.size() - NEIGHBOURS), recent.size()).stream()
                .map(Neighbour::of)
                .toList();
    }

    /// Higher is better; comparable within one turn only.
    double score(String line) {
        List<String> words = Words.of(line);
        double score = relevance(line) + IDIOLECT * idiolect.odds(words);
        score -= KNOWN_TRIGRAMS * notebook.knownShare(Words.runs(words, 3));
        Set<String> bigrams = new HashSet<>(Words.runs(words, 2));
        score -= KNOWN_BIGRAMS * notebook.knownShare(bigrams);
        for (Neighbour neighbour : neighbours) {
            score -= LIKE_A_NEIGHBOUR * likeness(bigrams, neighbour.bigrams());
            if (opening(words).equals(opening(neighbour.words()))) {
                score -= SAME_OPENING;
            }
        }
        return score;
    }

    private double relevance(String line) {
        Set<String> shared = new HashSet<>(keyphrases.contentStems(line));
        shared.retainAll(triggerStems);
        return switch (shared.size()) {
            case 0 -> 0;
            case 1 -> RELEVANT;
            default -> VERY_RELEVANT;
        };
    }

    private static List<String> opening(List<String> words) {
        return words.subList(0, Math.min(2, words.size()));
    }

    /// Share of bigrams in common, of the shorter line.
    private static double likeness(Set<String> one, Set<String> other) {
        int shorter = Math.min(one.size(), other.size());
        return shorter == 0 ? 0 : (double) one.stream().filter(other::contains).count() / shorter;
    }
}
