package io.chatter.persona;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether this process still knows what it owns. A process that stood still for long (a suspended machine,
/// a very long collection) may have lost its partitions without having been told, so until it has looked
/// again, its agents must not speak. One thread confirms, any thread asks.
public final class Tenure {

    private final long limitNanos;
    private final LongSupplier nanoTime;
    private volatile long confirmedAt;

    /// @param limit longest time between two looks; well below the group's session time-out
    /// @param nanoTime a clock that goes on while the process stands still, as System.nanoTime does
    public Tenure(Duration limit, LongSupplier nanoTime) {
        this.limitNanos = limit.toNanos();
        this.nanoTime = nanoTime;
        this.confirmedAt = nanoTime.getAsLong();
    }

    /// The process has just looked at what it owns, or has given all of it up.
    public void confirm() {
        confirmedAt = nanoTime.getAsLong();
    }

    /// The process has just looked at what it owns, unless it has stood still since the last time: then what it
    /// owned may be somebody else's, whatever it saw, and nothing is confirmed.
    ///
    /// @return whether it was valid all along
    public boolean extend() {
        long now = nanoTime.getAsLong();
        boolean unbroken = now - confirmedAt < limitNanos;
        if (unbroken) {
            confirmedAt = now;
        }
        return unbroken;
    }

    public boolean valid() {
        return nanoTime.getAsLong() - confirmedAt < limitNanos;
    }
}
