package io.chatter.benchmark.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether lines are about what triggered them: the share that has a word of meaning in common with it, plural endings
/// apart. Knows nothing of how lines are made.
///
/// @param own share with the own trigger
/// @param shuffled share with the trigger of another line: what chance gives
record Relevance(double own, double shuffled) {

    private static final Set<String> FUNCTION_WORDS = Set.of(
            "the", "and", "that", "this", "with", "for", "you", "your", "are", "was", "were", "not", "but", "has",
            "have", "had", "she", "her", "him", "his", "its", "they", "them", "their", "our", "out", "all", "one",
            "two", "now", "what", "who", "why", "how", "when", "where", "there", "here", "then", "than", "from", "into",
            "over", "just", "will", "would", "can", "could", "should", "did", "does", "get", "got", "let", "too",
            "very", "some", "any", "first", "next", "last", "about", "like", "said", "say", "again", "never", "always",
            "more", "back", "down", "off", "only", "every", "don't", "it's", "i'm", "that's", "is", "it", "in", "on",
            "of", "to", "a", "i", "we");

    static Relevance of(List<Sample> samples, long seed) {
        List<Sample> triggered = samples.stream()
                .filter(sample -> !sample.triggerText().isEmpty())
                .toList();
        List<Sample> others = new ArrayList<>(triggered);
        Collections.shuffle(others, new Random(seed));
        int own = 0;
        int shuffled = 0;
        for (int at = 0; at < triggered.size(); at++) {
            Set<String> line = meaning(triggered.get(at).text());
            own += share(line, triggered.get(at));
            shuffled += share(line, others.get(at));
        }
        return new Relevance((double) own / triggered.size(), (double) shuffled / triggered.size());
    }

    /// How many times more relevant than chance; a share below one in a thousand counts as that.
    double ratio() {
        return own / Math.max(shuffled, 0.001);
    }

    private static int share(Set<String> line, Sample other) {
        return Collections.disjoint(line, meaning(other.triggerText())) ? 0 : 1;
    }

    private static Set<String> meaning(String text) {
        return Diversity.words(text).stream()
                .filter(word -> word.length() > 2 && !FUNCTION_WORDS.contains(word))
                .map(word -> word.endsWith("s") && word.length() > 3 ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
