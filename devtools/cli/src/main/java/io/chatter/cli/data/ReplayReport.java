package io.chatter.cli.data;

import io.chatter.data.replay.ReplayProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Tells on stderr how far a replay is and when it will be done, once a second. Used by the replaying
/// thread.
final class ReplayReport implements ReplayProgress {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int BAR = 30;

    private final PrintStream err;
    private final LongSupplier nanos;
    private final long begin;
    private long told;
    private long records;

    /// @param nanos like `System.nanoTime`
    ReplayReport(PrintStream err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        this.told = begin;
    }

    @Override
    public void at(long done, long passed, long total) {
        records = done;
        long now = nanos.getAsLong();
        if (now - told > PAUSE) {
            told = now;
            double share = total == 0 ? 1 : Math.min(1, (double) passed / total);
            int filled = (int) (share * BAR);
            err.printf(
                    Locale.ROOT,
                    "  [%s%s] %3.0f %%  %,d records  %s%n",
                    "#".repeat(filled),
                    ".".repeat(BAR - filled),
                    share * 100,
                    done,
                    remaining(now - begin, share));
        }
    }

    void end() {
        double seconds = (nanos.getAsLong() - begin) / 1e9;
        err.printf(Locale.ROOT, "  %,d records in %.1f s, %,.0f/s%n", records, seconds, records / seconds);
    }

    private static String remaining(long took, double share) {
        return share <= 0
                ? ""
                : Duration.ofSeconds(Math.round(took / 1e9 * (1 - share) / share))
                                .toString()
                                .substring(2)
                                .toLowerCase(Locale.ROOT)
                        + " left";
    }
}
