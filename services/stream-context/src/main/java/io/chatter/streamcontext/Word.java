package io.chatter.streamcontext;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A word and when it was said.
///
/// @param text lower case, without blanks
/// @param confidence from 0 to 1; 0 when the engine gives none
public record Word(Instant start, Instant end, String text, float confidence) {
    public Word {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a word that ends " + end + " cannot begin " + start);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
    }

    /// As an engine tells it, which may name an end before the beginning, and more than certainty.
    public static Word told(Instant start, Instant end, String text, double confidence) {
        return new Word(start, end.isBefore(start) ? start : end, text, (float) Math.clamp(confidence, 0, 1));
    }

    /// Those of `words` that make `text`, in order; none when there is anything in it that is none of them.
    static List<Word> of(String text, List<Word> words) {
        List<Word> kept = new ArrayList<>();
        int next = 0;
        for (String wanted : text.split(" ")) {
            while (next < words.size() && !words.get(next).text().equals(wanted)) {
                next++;
            }
            if (next == words.size()) {
                return List.of();
            }
            kept.add(words.get(next++));
        }
        return kept;
    }
}
