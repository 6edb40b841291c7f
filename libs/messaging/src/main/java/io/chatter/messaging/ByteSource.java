package io.chatter.messaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;

/// A cursor over Avro's binary encoding. Trusts nothing: what runs over the end, or claims to, is an
/// [IndexOutOfBoundsException] before anything is allocated for it. Owned by one thread.
final class ByteSource {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_SHIFT = 63;

    private final byte[] buffer;
    private final StringPool strings;
    private int position;

    ByteSource(byte[] buffer, int position, StringPool strings) {
        this.buffer = buffer;
        this.position = position;
        this.strings = strings;
    }

    boolean readBoolean() {
        return buffer[position++] == 1;
    }

    int readInt() {
        return Math.toIntExact(readLong());
    }

    long readLong() {
        byte next = buffer[position++];
        if (next >= 0) {
            return next >>> 1 ^ -(next & 1);
        }
        long bits = next & 0x7F;
        for (int shift = 7; next < 0; shift += 7) {
            if (shift > MAX_SHIFT) {
                throw new IndexOutOfBoundsException("a number of more than ten bytes at " + position);
            }
            next = buffer[position++];
            bits |= (next & 0x7FL) << shift;
        }
        return bits >>> 1 ^ -(bits & 1);
    }

    float readFloat() {
        float value = Float.intBitsToFloat((int) INT.get(buffer, position));
        position += Float.BYTES;
        return value;
    }

    double readDouble() {
        double value = Double.longBitsToDouble((long) LONG.get(buffer, position));
        position += Double.BYTES;
        return value;
    }

    String readString() {
        int length = readLength();
        String value = strings.read(buffer, position, length);
        position += length;
        return value;
    }

    UUID readUuid() {
        int length = readLength();
        UUID value = UuidText.read(buffer, position, length);
        position += length;
        return value;
    }

    byte[] readBytes() {
        return readBytes(readLength());
    }

    /// @throws IndexOutOfBoundsException when there are fewer than `length` left
    byte[] readBytes(int length) {
        skip(length);
        return Arrays.copyOfRange(buffer, position - length, position);
    }

    /// Passes over a string or bytes.
    void skipBytes() {
        int length = readLength();
        position += length;
    }

    /// @throws IndexOutOfBoundsException when there are fewer than `length` left
    void skip(int length) {
        position += within(length);
    }

    /// The number of items in the next block of an array or map, 0 at its end. Every item takes a byte or more.
    int readBlock() {
        long count = readLong();
        if (count < 0) {
            readLong(); // the block's size in bytes; whoever skips it goes item by item
            count = -count;
        }
        return within(count);
    }

    private int readLength() {
        return within(readLong());
    }

    private int within(long length) {
        if (length < 0 || length > buffer.length - position) {
            throw new IndexOutOfBoundsException(
                    "length " + length + " with " + (buffer.length - position) + " bytes left");
        }
        return (int) length;
    }
}
