package io.chatter.benchmark.fanout;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One client's end of a socket: splits the stream into frames and looks at their beginnings only, so that the load costs
/// less than the server. Owned by the load's thread.
final class LoadClient {

    private static final byte[] LINE = "[{\"type\":\"message\",\"cursor\":\"0:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GAP = "[{\"type\":\"gap\"".getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX = 64;
    private static final int HEADER = 10;

    private final @Nullable Latencies latencies;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private final byte[] header = new byte[HEADER];
    private final byte[] prefix = new byte[PREFIX];
    private int headerLength;
    private int prefixLength;
    private long left = -1;
    private long first = -1;
    private long delivered;
    private long gaps;

    /// @param latencies where to note the times of all lines; null to look at none
    LoadClient(@Nullable Latencies latencies) {
        this.latencies = latencies;
    }

    long delivered() {
        return delivered;
    }

    long gaps() {
        return gaps;
    }

    void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (left < 0) {
                takeHeader(bytes);
            } else {
                takePayload(bytes);
            }
            if (left == 0) {
                endFrame();
            }
        }
    }

    private void takeHeader(ByteBuffer bytes) {
        header[headerLength++] = bytes.get();
        int small = header[1] & 0x7f;
        if (headerLength >= 2 && small < 126) {
            left = small;
        } else if (headerLength == 4 && small == 126) {
            left = ByteBuffer.wrap(header).getShort(2) & 0xffff;
        } else if (headerLength == HEADER) {
            left = ByteBuffer.wrap(header).getLong(2);
        }
    }

    private void takePayload(ByteBuffer bytes) {
        int count = (int) Math.min(left, bytes.remaining());
        int wanted = Math.min(count, PREFIX - prefixLength);
        bytes.get(bytes.position(), prefix, prefixLength, wanted);
        prefixLength += wanted;
        if (latencies != null) {
            whole.write(bytes.array(), bytes.position(), count);
        }
        bytes.position(bytes.position() + count);
        left -= count;
    }

    private void endFrame() {
        if (startsWith(LINE)) {
            long offset = offset();
            if (first >= 0) {
                delivered += offset - first;
            }
            first = offset;
            if (latencies != null) {
                latencies.read(whole.toByteArray(), System.nanoTime());
            }
        } else if (startsWith(GAP)) {
            gaps++;
            first = -1;
        }
        whole.reset();
        left = -1;
        headerLength = 0;
        header[1] = 0;
        prefixLength = 0;
    }

    private long offset() {
        long offset = 0;
        for (int i = LINE.length; i < prefixLength && prefix[i] != '"'; i++) {
            offset = offset * 10 + (prefix[i] - '0');
        }
        return offset;
    }

    private boolean startsWith(byte[] start) {
        return prefixLength >= start.length
                && java.util.Arrays.equals(prefix, 0, start.length, start, 0, start.length);
    }
}
