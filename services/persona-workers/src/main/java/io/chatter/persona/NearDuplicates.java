package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a line repeats what has just been said: the same letters and digits, or a Jaccard similarity of
/// its character trigrams of [#ALIKE] or more. Pure.
final class NearDuplicates {

    static final double ALIKE = 0.8;

    private NearDuplicates() {}

    static boolean repeats(String text, List<ChatMessage> recent) {
        String bare = bare(text);
        Set<String> trigrams = trigrams(bare);
        return recent.stream().map(line -> bare(line.getText())).anyMatch(other -> alike(bare, trigrams, other));
    }

    static boolean alike(String text, String other) {
        String bare = bare(text);
        return alike(bare, trigrams(bare), bare(other));
    }

    private static boolean alike(String bare, Set<String> trigrams, String other) {
        if (bare.equals(other)) {
            return true;
        }
        if (trigrams.isEmpty() || Math.abs(bare.length() - other.length()) > bare.length() / 2) {
            return false;
        }
        Set<String> others = trigrams(other);
        long shared = trigrams.stream().filter(others::contains).count();
        return (double) shared / (trigrams.size() + others.size() - shared) >= ALIKE;
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static Set<String> trigrams(String bare) {
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= bare.length(); i++) {
            trigrams.add(bare.substring(i, i + 3));
        }
        return trigrams;
    }
}
