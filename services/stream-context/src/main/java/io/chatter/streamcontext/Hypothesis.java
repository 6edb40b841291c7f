package io.chatter.streamcontext;

import java.time.Instant;
import java.util.Optional;

/// What a recogniser believes was said.
///
/// @param start when the first word began
/// @param end when the last word ended
/// @param text lower-case words separated by single blanks, without fillers; not empty
/// @param confidence from 0 to 1; 0 when the engine gives none
/// @param isFinal false while the words may still change
/// @param written the same as the engine wrote it, with its punctuation: without that an address is not known for one
public record Hypothesis(Instant start, Instant end, String text, float confidence, boolean isFinal, String written) {
    /// Of an engine that writes plain words.
    public Hypothesis(Instant start, Instant end, String text, float confidence, boolean isFinal) {
        this(start, end, text, confidence, isFinal, text);
    }

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

    /// What may be published of it, judged before its punctuation is lost, and again without.
    Optional<String> publishable(TranscriptFilter filter) {
        String spoken = spoken();
        if (spoken.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> passed = written.equals(text)
                ? passed(filter, spoken, spoken)
                : passed(filter, written, spoken).flatMap(plain -> passed(filter, plain, plain));
        return passed.filter(words -> !words.isBlank());
    }

    private static Optional<String> passed(TranscriptFilter filter, String judged, String plain) {
        return filter.publishable(judged)
                .map(passed -> passed.equals(judged) ? plain : Stutter.removed(PlainWords.of(passed)));
    }

    public Hypothesis withText(String changed) {
        return new Hypothesis(start, end, changed, confidence, isFinal);
    }
}
