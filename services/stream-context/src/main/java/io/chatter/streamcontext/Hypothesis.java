package io.chatter.streamcontext;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a recogniser believes was said.
///
/// @param start when the first word began
/// @param end when the last word ended
/// @param text lower-case words separated by single blanks, without fillers; not empty
/// @param confidence from 0 to 1; 0 when the engine gives none
/// @param isFinal false while the words may still change
/// @param written the same as the engine wrote it, with its punctuation: without that an address is not known for one
/// @param words those of the text, each with its time; none when the engine does not tell
public record Hypothesis(
        Instant start, Instant end, String text, float confidence, boolean isFinal, String written, List<Word> words) {
    /// Of an engine that writes plain words.
    public Hypothesis(Instant start, Instant end, String text, float confidence, boolean isFinal) {
        this(start, end, text, confidence, isFinal, text);
    }

    public Hypothesis(Instant start, Instant end, String text, float confidence, boolean isFinal, String written) {
        this(start, end, text, confidence, isFinal, written, List.of());
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
        words = List.copyOf(words);
        if (!words.isEmpty()
                && !words.stream()
                        .map(Word::text)
                        .collect(Collectors.joining(" "))
                        .equals(text)) {
            throw new IllegalArgumentException("the timed words are not those of the text");
        }
    }

    /// With the times of its words.
    public Hypothesis timed(List<Word> each) {
        return new Hypothesis(start, end, text, confidence, isFinal, written, each);
    }

    /// When the word at `index` began; without times, when all began.
    Instant startOf(int index) {
        return words.isEmpty() ? start : words.get(index).start();
    }

    /// When the word at `index` ended; without times, when all ended.
    Instant endOf(int index) {
        return words.isEmpty() ? end : words.get(index).end();
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

    /// With words taken out. Where others came in, nothing is known of the times of any.
    public Hypothesis withText(String changed) {
        return new Hypothesis(start, end, changed, confidence, isFinal, changed, Word.of(changed, words));
    }
}
