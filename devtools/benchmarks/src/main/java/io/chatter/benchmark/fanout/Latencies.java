package io.chatter.benchmark.fanout;

/// Times from publication to receipt, in steps of 0.1 ms up to 20 s. Both ends read the same monotonic clock of the
/// machine. Owned by one thread.
public final class Latencies {

    private static final long STEP_NANOS = 100_000;
    private static final int STEPS = 200_000;

    private final long[] counts = new long[STEPS];
    private long total;

    public long count() {
        return total;
    }

    public void clear() {
        java.util.Arrays.fill(counts, 0);
        total = 0;
    }

    /// Finds the times in a frame: each line's text begins with `t=` and the nanoseconds.
    public void read(byte[] frame, long now) {
        for (int i = 0; i + 2 < frame.length; i++) {
            if (frame[i] == 't' && frame[i + 1] == '=') {
                long nanos = 0;
                for (i += 2; frame[i] >= '0' && frame[i] <= '9'; i++) {
                    nanos = nanos * 10 + (frame[i] - '0');
                }
                counts[(int) Math.clamp((now - nanos) / STEP_NANOS, 0, STEPS - 1)]++;
                total++;
            }
        }
    }

    public double millis(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int step = 0; step < STEPS; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return (step + 1) * STEP_NANOS / 1e6;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
