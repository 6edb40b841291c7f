package io.chatter.streamcontext;

import java.time.Duration;

/// How a context is made.
///
/// @param window how far back the transcript and the events reach, 20 to 60 s
/// @param silence how long nobody must speak for a SILENCE
/// @param questionPause how long the streamer must wait after a question without an addressee
/// @param refractory how long an event keeps others of its type away
/// @param leastConfidence events below it are not told
/// @param laughter when rhythmic sound is a laugh
/// @param scenes when the picture changes to another scene
public record ContextSettings(
        Duration window,
        Duration silence,
        Duration questionPause,
        Duration refractory,
        double leastConfidence,
        LaughterSettings laughter,
        SceneSettings scenes) {
    public ContextSettings {
        if (window.compareTo(Duration.ofSeconds(20)) < 0 || window.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException("the window must be 20 to 60 seconds, not " + window);
        }
        if (!silence.isPositive() || !questionPause.isPositive() || refractory.isNegative()) {
            throw new IllegalArgumentException(
                    "silence and question pause must be positive: " + silence + ", " + questionPause);
        }
        if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
            throw new IllegalArgumentException("least confidence must be 0 to 1, not " + leastConfidence);
        }
    }

    public static ContextSettings defaults() {
        return new ContextSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMillis(1_200),
                Duration.ofSeconds(6),
                0.5,
                LaughterSettings.defaults(),
                SceneSettings.defaults());
    }

    public ContextSettings withWindow(Duration changed) {
        return new ContextSettings(changed, silence, questionPause, refractory, leastConfidence, laughter, scenes);
    }
}
