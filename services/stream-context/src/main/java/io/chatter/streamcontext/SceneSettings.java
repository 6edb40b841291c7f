package io.chatter.streamcontext;

import java.time.Duration;

/// When the picture changes to another scene. Differences are means over the picture, from 0 to 1.
///
/// @param cut least difference of two scenes
/// @param overUsual how many times the usual difference of late it must be
/// @param fadeStep least difference of neighbouring pictures while one scene fades into another
/// @param longestFade what lasts longer is movement
public record SceneSettings(double cut, double overUsual, double fadeStep, Duration longestFade) {
    public SceneSettings {
        if (!(cut > 0 && cut < 1 && fadeStep > 0 && fadeStep < cut)) {
            throw new IllegalArgumentException(
                    "scene differences must be 0 < fade step < cut < 1: " + fadeStep + ", " + cut);
        }
        if (!(overUsual >= 1) || !longestFade.isPositive()) {
            throw new IllegalArgumentException(
                    "over-usual must be at least 1 and the longest fade positive: " + overUsual + ", " + longestFade);
        }
    }

    public static SceneSettings defaults() {
        return new SceneSettings(0.15, 2.5, 0.015, Duration.ofSeconds(3));
    }
}
