package io.chatter.cli.data;

import io.chatter.data.table.ReadProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells on stderr how far a read is: now and then while it lasts, and what it read at its end. Used by
/// the reading thread.
final class ReadReport implements ReadProgress {

    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final PrintStream err;
    private long told = System.nanoTime();

    ReadReport(PrintStream err) {
        this.err = err;
    }

    @Override
    public void reading(String topic, long records, long offsets) {
        if (System.nanoTime() - told > PAUSE) {
            told = System.nanoTime();
            err.printf(Locale.ROOT, "  %-18s %,d records of %,d offsets%n", topic, records, offsets);
        }
    }

    @Override
    public void read(String topic, long records, int partitions, Duration took) {
        err.printf(
                Locale.ROOT,
                "  %-18s %,d records of %d partitions in %.1f s%n",
                topic,
                records,
                partitions,
                took.toMillis() / 1000.0);
    }

    @Override
    public void undecodable(String cause, long records) {
        err.printf(Locale.ROOT, "  %-18s %,d records left out: %s%n", "undecodable", records, cause);
    }
}
