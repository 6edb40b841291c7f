package io.chatter.persona;

import java.time.Duration;
import java.time.Instant;

/// The slow ups and downs of an agent: a sine around 1 whose period and phase belong to the agent. Pure.
record ActivityCycle(Duration period, double phase) {

    private static final Duration SHORTEST = Duration.ofMinutes(8);
    private static final Duration SPREAD = Duration.ofMinutes(12);
    private static final double DEPTH = 0.4;

    static ActivityCycle of(long seed) {
        long extra = (long) (SPREAD.toMillis() * Seeds.unit(seed, 1));
        return new ActivityCycle(SHORTEST.plusMillis(extra), Seeds.unit(seed, 2));
    }

    /// 0.6 to 1.4.
    double at(Instant now) {
        double turns = (double) now.toEpochMilli() / period.toMillis() + phase;
        return 1 + DEPTH * Math.sin(2 * Math.PI * turns);
    }
}
