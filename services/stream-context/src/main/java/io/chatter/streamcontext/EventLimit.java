package io.chatter.streamcontext;

import java.time.Duration;

/// What keeps events of one type from being told.
///
/// @param leastConfidence events below it are not told; from 0 to 1
/// @param refractory how long an event keeps others of its type away; not negative
public record EventLimit(double leastConfidence, Duration refractory) {
    public EventLimit {
        if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
            throw new IllegalArgumentException("least confidence must be 0 to 1, not " + leastConfidence);
        }
        if (refractory.isNegative()) {
            throw new IllegalArgumentException("a refractory time must not be negative, was " + refractory);
        }
    }

    public static EventLimit defaults() {
        return new EventLimit(0.5, Duration.ofSeconds(6));
    }

    /// Each one is told.
    public static EventLimit none() {
        return new EventLimit(0, Duration.ZERO);
    }
}
