package io.chatter.topology.window;

import java.time.Duration;

/// The shape of hopping windows: `length` long, one every `advance`, closed `grace` after their end.
///
/// @param length length of a window, a whole multiple of `advance`
/// @param advance distance between the ends of two windows; also the size of a pane
/// @param grace how long after its end a window still takes late lines, in event time
/// @param idle how long a partition must have been without a line before the wall clock closes its
///     windows, so that a room that fell silent falls back to nothing; zero never does, which is what a
///     replay wants
public record HoppingWindows(Duration length, Duration advance, Duration grace, Duration idle) {

    public HoppingWindows {
        if (advance.isNegative() || advance.isZero()) {
            throw new IllegalArgumentException("advance must be positive, not " + advance);
        }
        if (length.compareTo(advance) < 0 || length.toMillis() % advance.toMillis() != 0) {
            throw new IllegalArgumentException(
                    "length must be a whole multiple of the advance " + advance + ", not " + length);
        }
        if (grace.isNegative() || idle.isNegative()) {
            throw new IllegalArgumentException("grace and idle must not be negative: " + grace + ", " + idle);
        }
    }

    /// The same windows, never closed by the wall clock.
    public HoppingWindows inEventTime() {
        return new HoppingWindows(length, advance, grace, Duration.ZERO);
    }

    /// Start of the pane that an instant (epoch milliseconds) falls into; also the last boundary at or
    /// before it.
    long boundaryAtOrBefore(long epochMillis) {
        return Math.floorDiv(epochMillis, advance.toMillis()) * advance.toMillis();
    }

    /// How far back panes are needed: a window, and the window before it for comparison.
    Duration horizon() {
        return length.multipliedBy(2).plus(advance);
    }
}
