package io.chatter.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// As much of RFC 6455 as the floor and the load need.
public final class WebSocketFrames {

    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int PONG = 0x8a;
    private static final int MASKED = 0x80;
    private static final int LONGEST_SHORT = 125;
    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketFrames() {}

    /// A client's text frame of at most 64 KiB, with a mask of zeros.
    static ByteBuffer masked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length).put((byte) TEXT);
        if (payload.length <= LONGEST_SHORT) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    /// A client's answer to an empty ping.
    static ByteBuffer pong() {
        return ByteBuffer.allocate(6)
                .put((byte) PONG)
                .put((byte) MASKED)
                .putInt(0)
                .flip();
    }

    /// A server's binary frame, outside the heap.
    public static ByteBuffer binary(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocateDirect(10 + payload.length).put((byte) BINARY);
        if (payload.length <= LONGEST_SHORT) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xffff) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        return frame.put(payload).flip();
    }

    /// The server's answer to a client's key.
    public static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha1.digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
