package io.chatter.streamcontext;

import java.util.ArrayList;
import java.util.List;

/// Laughter and noise make a recogniser write the same word over and over; such runs are no speech.
/// Pure functions.
final class Stutter {
    private static final int TOO_OFTEN = 4;

    private Stutter() {}

    /// `text` without words that stand four times or more in a row.
    static String removed(String text) {
        List<String> kept = new ArrayList<>();
        String[] words = text.split(" ");
        int from = 0;
        for (int i = 1; i <= words.length; i++) {
            if (i == words.length || !words[i].equals(words[from])) {
                if (i - from < TOO_OFTEN) {
                    kept.addAll(List.of(words).subList(from, i));
                }
                from = i;
            }
        }
        return String.join(" ", kept);
    }
}
