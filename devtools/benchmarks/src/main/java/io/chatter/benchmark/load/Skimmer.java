package io.chatter.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Counts the lines of one client by the offsets in the cursors at the beginning of its frames: a line counts when the
/// frame after its own has begun. Good for a log without holes. Some clients read every line's age as well.
public final class Skimmer implements FrameSink {

    private static final byte[] LINE = "[{\"type\":\"message\",\"cursor\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GAP = "[{\"type\":\"gap\"".getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX = 64;

    private final @Nullable Latencies ages;
    private long last = -1;
    private long delivered;
    private long gaps;

    /// @param ages where to note the ages of all lines; null to look at none
    public Skimmer(@Nullable Latencies ages) {
        this.ages = ages;
    }

    public long delivered() {
        return delivered;
    }

    public long gaps() {
        return gaps;
    }

    @Override
    public int wanted() {
        return ages == null ? PREFIX : Integer.MAX_VALUE;
    }

    @Override
    public void frame(byte[] bytes, int length, long now) {
        if (startsWith(LINE, bytes, length)) {
            long offset = offset(bytes, length);
            if (last >= 0) {
                delivered += offset - last;
            }
            last = offset;
        } else if (startsWith(GAP, bytes, length)) {
            gaps++;
            last = -1;
        }
        if (ages != null) {
            TimedLines.readAges(bytes, length, now, ages);
        }
    }

    private static long offset(byte[] bytes, int length) {
        int i = LINE.length;
        while (bytes[i] != ':') {
            i++;
        }
        long offset = 0;
        for (i++; i < length && bytes[i] != '"'; i++) {
            offset = offset * 10 + (bytes[i] - '0');
        }
        return offset;
    }

    private static boolean startsWith(byte[] start, byte[] bytes, int length) {
        return length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
