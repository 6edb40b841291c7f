package io.chatter.streamcontext;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// BIG_LAUGH by what the recogniser writes: "ha" three times or more in a row, or a description such as "[laughter]".
/// One "ha" is no laugh. Nothing that was said stands in the evidence, so that safety need not have passed it. Pure
/// functions.
final class LaughedWords {
    private static final Pattern CALLS = Pattern.compile("a?(?:ha)+h?|(?:he){2,}h?");
    private static final Pattern DESCRIBED =
            Pattern.compile("[\\[(*] ?(?:\\p{L}+ )?laugh(?:s|ing|ter)?[ \\])*]", Pattern.CASE_INSENSITIVE);
    private static final int LEAST_CALLS = 3;
    private static final double CONFIDENCE = 0.7;

    private LaughedWords() {}

    static Optional<StreamEvent> judge(Hypothesis said) {
        Optional<Instant> at = DESCRIBED.matcher(said.written()).find() ? Optional.of(said.start()) : called(said);
        return at.map(start ->
                Happenings.event(StreamEventType.BIG_LAUGH, start, CONFIDENCE, "the recogniser wrote laughter"));
    }

    private static Optional<Instant> called(Hypothesis said) {
        List<String> words = List.of(said.text().split(" "));
        int calls = 0;
        int first = 0;
        for (int i = 0; i < words.size(); i++) {
            Matcher word = CALLS.matcher(words.get(i));
            if (!word.matches()) {
                calls = 0;
                continue;
            }
            first = calls == 0 ? i : first;
            calls += words.get(i).split("h[ae]", -1).length - 1;
            if (calls >= LEAST_CALLS) {
                return Optional.of(said.startOf(first));
            }
        }
        return Optional.empty();
    }
}
