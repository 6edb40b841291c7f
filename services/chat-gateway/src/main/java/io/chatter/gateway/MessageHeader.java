package io.chatter.gateway;

import java.nio.ByteBuffer;

/// The header of a whole, unmasked WebSocket message in one frame, as servers send it (RFC 6455, section 5.2).
final class MessageHeader {

    static final byte TEXT = (byte) 0x81;
    static final byte BINARY = (byte) 0x82;

    private static final int LONGEST_TINY = 125;
    private static final int LONGEST_SHORT = 0xffff;
    private static final byte SHORT = 126;
    private static final byte LONG = 127;

    private MessageHeader() {}

    /// Bytes of the header of a message of `payload` bytes.
    static int sizeFor(int payload) {
        if (payload <= LONGEST_TINY) {
            return 2;
        }
        return payload <= LONGEST_SHORT ? 4 : 10;
    }

    static void put(byte type, int payload, ByteBuffer target) {
        target.put(type);
        if (payload <= LONGEST_TINY) {
            target.put((byte) payload);
        } else if (payload <= LONGEST_SHORT) {
            target.put(SHORT).putShort((short) payload);
        } else {
            target.put(LONG).putLong(payload);
        }
    }

    /// A copy of `message` outside the heap with another type.
    static ByteBuffer retyped(ByteBuffer message, byte type) {
        ByteBuffer copy = ByteBuffer.allocateDirect(message.remaining())
                .put(message.duplicate())
                .flip();
        return copy.put(0, type);
    }
}
