package io.chatter.streamcontext;

import java.time.Duration;

/// How sure each sign of a question to the chat makes us; from 0 to 1, they add up.
///
/// @param pause how long the streamer must wait after a question without an addressee
/// @param atStart the line begins as questions do
/// @param inside such words stand inside it
/// @param addressed somebody is named to answer
/// @param waitedFor the streamer waits
public record QuestionSettings(Duration pause, double atStart, double inside, double addressed, double waitedFor) {
    public QuestionSettings {
        if (!pause.isPositive()) {
            throw new IllegalArgumentException("a pause must be positive, was " + pause);
        }
        if (!(atStart >= 0 && inside >= 0 && addressed >= 0 && waitedFor >= 0)) {
            throw new IllegalArgumentException("signs of a question must not count less than nothing: " + atStart + ", "
                    + inside + ", " + addressed + ", " + waitedFor);
        }
    }

    public static QuestionSettings defaults() {
        return new QuestionSettings(Duration.ofMillis(1_200), 0.45, 0.3, 0.35, 0.2);
    }
}
