package io.chatter.persona;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Whether this process still knows what it owns. A process that stood still for long (a suspended machine, a very long
/// collection), or that nobody who could tell it has answered for long, may have lost its partitions without knowing.
/// Until it has been told again, its agents must not speak. One thread confirms, any thread asks.
public final class Tenure {

    private final long limitNanos;
    private final LongSupplier nanoTime;
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile long confirmedAt;

    /// @param limit longest time between two answers; see [Succession]
    /// @param nanoTime a clock that goes on while the process stands still, as System.nanoTime does
    public Tenure(Duration limit, LongSupplier nanoTime) {
        this.limitNanos = limit.toNanos();
        this.nanoTime = nanoTime;
        this.confirmedAt = nanoTime.getAsLong();
    }

    /// This moment on the tenure's clock, in nanoseconds.
    public long moment() {
        return nanoTime.getAsLong();
    }

    /// The process has given up all that it owned.
    public void confirm() {
        breaks.incrementAndGet();
        confirmedAt = nanoTime.getAsLong();
    }

    /// The process was told that it owns what it owns, unless it had to doubt that since the last time: then what it
    /// owned may have been somebody else's meanwhile, and nothing is confirmed.
    ///
    /// @param asked moment before the question: the answer may be older than its arrival, but not than that
    /// @return whether it was valid all along
    public boolean extend(long asked) {
        boolean unbroken = valid();
        if (unbroken) {
            confirmedAt = asked;
        }
        return unbroken;
    }

    /// How often it was broken: what was begun before a break must not be gone on with after it.
    public int breaks() {
        return breaks.get();
    }

    /// How long ago the last confirmation was.
    public Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - confirmedAt);
    }

    public boolean valid() {
        return nanoTime.getAsLong() - confirmedAt < limitNanos;
    }
}
