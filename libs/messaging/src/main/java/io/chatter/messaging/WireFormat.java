package io.chatter.messaging;

import java.nio.ByteBuffer;

/// Confluent's framing of a value: a zero byte, the schema id as a big-endian int, then Avro binary.
final class WireFormat {

    static final int HEADER_BYTES = 1 + Integer.BYTES;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /// The first bytes of every value written with schema `id`.
    static byte[] header(int id) {
        return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(id).array();
    }

    /// The schema id of `payload`.
    ///
    /// @throws SchemaException.Permanent when it is too short or starts with another byte
    static int idOf(byte[] payload) {
        if (payload.length < HEADER_BYTES) {
            throw new SchemaException.Permanent("value of " + payload.length + " bytes is shorter than the "
                    + HEADER_BYTES + " bytes of the wire format's header; find its producer by the record's headers");
        }
        if (payload[0] != MAGIC) {
            throw new SchemaException.Permanent("value starts with byte " + payload[0]
                    + ", not 0: it is not in Confluent's wire format; find its producer by the record's headers");
        }
        return ByteBuffer.wrap(payload, 1, Integer.BYTES).getInt();
    }
}
