package io.chatter.streamcontext;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Words for tests, half a second each.
final class Spoken {
    private Spoken() {}

    /// From the beginning of all recordings.
    static Hypothesis of(String text) {
        return at(Recordings.START, text);
    }

    static Hypothesis at(Instant start, String text) {
        List<Word> words = new ArrayList<>();
        Instant at = start;
        for (String word : text.split(" ")) {
            words.add(new Word(at, at.plusMillis(500), word, 0.9f));
            at = at.plusMillis(500);
        }
        return new Hypothesis(start, at, text, 0.9f, true).timed(words);
    }
}
