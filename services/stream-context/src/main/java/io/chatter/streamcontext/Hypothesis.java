package io.chatter.streamcontext;

import java.time.Instant;

/// What a recogniser believes was said.
///
/// @param start when the first word began
/// @param end when the last word ended
/// @param text lower-case words separated by single blanks, without fillers; not empty
/// @param confidence from 0 to 1; 0 when the engine gives none
/// @param isFinal false while the words may still change
public record Hypothesis(Instant start, Instant end, String text, float confidence, boolean isFinal) {
    public Hypothesis {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a hypothesis needs words");
        }
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a hypothesis that ends " + end + " cannot begin " + start);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
    }

    /// The text without what is no speech; may be empty.
    public String spoken() {
        return Stutter.removed(text);
    }

    public Hypothesis withText(String changed) {
        return new Hypothesis(start, end, changed, confidence, isFinal);
    }
}
