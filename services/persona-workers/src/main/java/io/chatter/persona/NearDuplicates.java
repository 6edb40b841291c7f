package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a line repeats what has just been said: the same letters and digits, or a Jaccard similarity of
/// its character trigrams of [#ALIKE] or more. Pure.
final class NearDuplicates {

    static final double ALIKE = 0.8;

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NearDuplicates() {}

    static boolean repeats(String text, List<ChatMessage> recent) {
        Letters letters = Letters.of(text);
        return recent.stream().map(line -> Letters.of(line.getText())).anyMatch(letters::alike);
    }

    /// What of a text is compared.
    ///
    /// @param bare its letters and digits, in lower case, with single spaces
    record Letters(String bare, Set<String> trigrams) {

        static Letters of(String text) {
            String bare =
                    MARKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
            Set<String> trigrams = new HashSet<>();
            for (int i = 0; i + 3 <= bare.length(); i++) {
                trigrams.add(bare.substring(i, i + 3));
            }
            return new Letters(bare, trigrams);
        }

        boolean alike(Letters other) {
            if (bare.equals(other.bare)) {
                return true;
            }
            if (trigrams.isEmpty() || Math.abs(bare.length() - other.bare.length()) > bare.length() / 2) {
                return false;
            }
            long shared = trigrams.stream().filter(other.trigrams::contains).count();
            return (double) shared / (trigrams.size() + other.trigrams.size() - shared) >= ALIKE;
        }
    }
}
