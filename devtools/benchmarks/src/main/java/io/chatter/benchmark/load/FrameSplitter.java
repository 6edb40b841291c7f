package io.chatter.benchmark.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Splits one server's stream of unmasked WebSocket frames and keeps of each what its sink wants, so that the load
/// costs less than the server. Owned by the load's thread.
final class FrameSplitter {

    private static final int HEADER = 10;
    private static final int SMALL = 256;
    private static final int OPCODE = 0x0f;
    private static final int PING = 0x9;

    private final FrameSink sink;
    private final byte[] header = new byte[HEADER];
    private byte[] kept;
    private int headerLength;
    private int keptLength;
    private long left = -1;
    private boolean pinged;

    FrameSplitter(FrameSink sink) {
        this.sink = sink;
        this.kept = new byte[Math.min(SMALL, sink.wanted())];
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
                left = -1;
                headerLength = 0;
                keptLength = 0;
            }
        }
    }

    /// Whether the server has asked for a sign of life since the last call.
    boolean takePing() {
        boolean was = pinged;
        pinged = false;
        return was;
    }

    private void endFrame() {
        if ((header[0] & OPCODE) == PING) {
            pinged = true;
        } else {
            sink.frame(kept, keptLength, System.nanoTime());
        }
    }

    private void takeHeader(ByteBuffer bytes) {
        header[headerLength++] = bytes.get();
        if (headerLength < 2) {
            return;
        }
        int small = header[1] & 0x7f;
        if (small < 126) {
            left = small;
        } else if (headerLength == 4 && small == 126) {
            left = ByteBuffer.wrap(header).getShort(2) & 0xffff;
        } else if (headerLength == HEADER) {
            left = ByteBuffer.wrap(header).getLong(2);
        }
    }

    private void takePayload(ByteBuffer bytes) {
        int count = (int) Math.min(left, bytes.remaining());
        int wanted = Math.min(count, sink.wanted() - keptLength);
        if (wanted > 0) {
            if (keptLength + wanted > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(2 * kept.length, keptLength + wanted));
            }
            bytes.get(bytes.position(), kept, keptLength, wanted);
            keptLength += wanted;
        }
        bytes.position(bytes.position() + count);
        left -= count;
    }
}
