package io.chatter.streamcontext.bench;

import java.util.Locale;

/// How well something is found.
///
/// @param found what is there and was found
/// @param imagined what was found and is not there
/// @param missed what is there and was not found
public record Score(int found, int imagined, int missed) {
    static final Score NOTHING = new Score(0, 0, 0);

    Score plus(boolean isThere, boolean isFound) {
        return new Score(
                found + (isThere && isFound ? 1 : 0),
                imagined + (!isThere && isFound ? 1 : 0),
                missed + (isThere && !isFound ? 1 : 0));
    }

    Score plus(Score other) {
        return new Score(found + other.found, imagined + other.imagined, missed + other.missed);
    }

    /// Share of what was found that is there; 1 when nothing was found.
    public double precision() {
        return found + imagined == 0 ? 1 : (double) found / (found + imagined);
    }

    /// Share of what is there that was found; 1 when nothing is there.
    public double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /// The harmonic mean of both.
    public double f1() {
        return found == 0 ? 0 : 2.0 * found / (2 * found + imagined + missed);
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"found\":%d,\"imagined\":%d,\"missed\":%d,\"precision\":%.3f,\"recall\":%.3f,\"f1\":%.3f}",
                found,
                imagined,
                missed,
                precision(),
                recall(),
                f1());
    }
}
