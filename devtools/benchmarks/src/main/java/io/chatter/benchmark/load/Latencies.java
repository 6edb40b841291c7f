package io.chatter.benchmark.load;

import java.util.Arrays;

/// Times in steps of 0.1 ms up to 20 s. Owned by one thread.
public final class Latencies {

    private static final long STEP_NANOS = 100_000;
    private static final int STEPS = 200_000;

    private final long[] counts = new long[STEPS];
    private long total;

    public void add(long nanos) {
        counts[(int) Math.clamp(nanos / STEP_NANOS, 0, STEPS - 1)]++;
        total++;
    }

    public long count() {
        return total;
    }

    public void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }

    /// @param share of the times, over 0 and at most 1, that are not above the result
    /// @throws IllegalStateException when no time was added
    public double millis(double share) {
        if (total == 0) {
            throw new IllegalStateException("nothing was timed");
        }
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        int step = 0;
        while (seen < wanted) {
            seen += counts[step++];
        }
        return step * STEP_NANOS / 1e6;
    }
}
