package io.chatter.benchmark.fanout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// As much of RFC 6455 as the floor and the load need.
final class WebSocketFrames {

    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketFrames() {}

    /// A client's text frame of less than 126 bytes, with a mask of zeros.
    static byte[] masked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) TEXT)
                .put((byte) (MASKED | payload.length))
                .putInt(0)
                .put(payload)
                .array();
    }

    /// A server's binary frame, outside the heap.
    static ByteBuffer binary(ByteBuffer payload) {
        ByteBuffer frame = ByteBuffer.allocateDirect(10 + payload.remaining()).put((byte) BINARY);
        if (payload.remaining() < 126) {
            frame.put((byte) payload.remaining());
        } else if (payload.remaining() <= 0xffff) {
            frame.put((byte) 126).putShort((short) payload.remaining());
        } else {
            frame.put((byte) 127).putLong(payload.remaining());
        }
        return frame.put(payload).flip();
    }

    static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha1.digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
