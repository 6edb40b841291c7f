package io.chatter.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// "Did you mean": the known word closest to a mistyped one.
final class Suggestion {

    private static final int CLOSE_ENOUGH = 3;

    private static final int LISTED = 8;

    private Suggestion() {}

    /// A mend that names the closest of `known`, or `otherwise` when none is close.
    static String among(String word, Collection<String> known, String otherwise) {
        return closest(word, known)
                .map(found -> "Did you mean '" + found + "'?")
                .orElse(otherwise);
    }

    /// The closest of `known` that at most so many letters tell from the word.
    static Optional<String> within(int letters, String word, Collection<String> known) {
        return byDistance(word, known).findFirst().filter(candidate -> distance(word, candidate) <= letters);
    }

    static Optional<String> closest(String word, Collection<String> known) {
        return within(CLOSE_ENOUGH, word, known);
    }

    /// All of `known`; of many, those closest to `word`.
    static String nearest(String word, Collection<String> known) {
        return known.size() <= LISTED
                ? String.join(", ", known)
                : byDistance(word, known).limit(LISTED).collect(Collectors.joining(", ", "", ", ..."));
    }

    private static Stream<String> byDistance(String word, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Letters to add, drop, change or swap with their neighbour: the optimal string alignment distance
    /// (F. J. Damerau, 1964), by rows.
    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        int[] above = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(above[j], row[j - 1]) + 1);
                if (swapped(left, i, right, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
        }
        return row[right.length()];
    }

    private static boolean swapped(String left, int i, String right, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
