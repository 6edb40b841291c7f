package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import java.time.Duration;

/// How fast time passes in a replay.
///
/// @param factor seconds of the log in one of ours, 0.1 to 100; infinite for as fast as it goes
public record Speed(double factor) {

    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 100;

    public Speed {
        if (!(factor >= SLOWEST && (factor <= FASTEST || Double.isInfinite(factor)))) {
            throw new DataFailure("A replay cannot run at speed " + factor, "Choose 0.1 to 100, or max");
        }
    }

    /// @throws DataFailure when it is neither a number in range nor `max`
    public static Speed parse(String text) {
        try {
            return text.equals("max") ? MAX : new Speed(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new DataFailure("`" + text + "` is no speed", "Choose 0.1 to 100, or max", e);
        }
    }

    /// How long after the first record one comes that was written `later`.
    Duration after(Duration later) {
        return Double.isInfinite(factor) ? Duration.ZERO : Duration.ofNanos((long) (later.toNanos() / factor));
    }
}
