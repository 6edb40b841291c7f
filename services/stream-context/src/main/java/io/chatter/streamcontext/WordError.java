package io.chatter.streamcontext;

import java.util.Arrays;
import java.util.Locale;

/// Word error rate: substitutions, insertions and deletions per word of the reference (Levenshtein
/// distance over words). Pure functions.
public final class WordError {
    private WordError() {}

    /// @param reference what was said; case, punctuation and line ends do not count, nor does "can
    /// not" for "cannot"
    /// @param heard what was recognised
    /// @return 0 for perfect, 1 when as much is wrong as was said; may exceed 1
    public static double rate(String reference, String heard) {
        String[] said = words(reference);
        String[] recognised = words(heard);
        int[] above = new int[recognised.length + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= said.length; i++) {
            int[] row = new int[recognised.length + 1];
            row[0] = i;
            for (int j = 1; j <= recognised.length; j++) {
                int substitution = above[j - 1] + (said[i - 1].equals(recognised[j - 1]) ? 0 : 1);
                row[j] = Math.min(substitution, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return (double) above[recognised.length] / Math.max(1, said.length);
    }

    private static String[] words(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9' ]+", " ")
                .strip()
                .replaceAll(" +", " ");
        return plain.isEmpty()
                ? new String[0]
                : plain.replace("can not", "cannot").split(" ");
    }
}
