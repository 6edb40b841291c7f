package io.chatter.persona;

import java.time.Duration;

/// Bounds of a turn.
///
/// @param concurrency model calls under way at once in this process, >= 1
/// @param patience longest wait for one of them before the moment has passed
/// @param deadline for the line, from the start of the model call
/// @param publishing longest wait for the log
/// @param attempts model calls for one turn when a line repeats what was said or is not safe, >= 1
public record TurnSettings(int concurrency, Duration patience, Duration deadline, Duration publishing, int attempts) {
    public TurnSettings {
        if (concurrency < 1 || attempts < 1) {
            throw new IllegalArgumentException("a turn needs a concurrency and attempts of at least 1");
        }
        if (patience.isNegative() || !deadline.isPositive() || !publishing.isPositive()) {
            throw new IllegalArgumentException("the waits of a turn must be positive");
        }
    }
}
