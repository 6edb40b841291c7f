package io.chatter.messaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// A growing buffer that speaks Avro's binary encoding. Owned by one thread.
final class ByteSink {

    private static final int INITIAL = 1_024;
    private static final int KEPT = 64 * 1_024;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer = new byte[INITIAL];
    private int size;

    /// Starts over with `header`; lets go of a buffer that one huge record made.
    void restart(byte[] header) {
        if (buffer.length > KEPT) {
            buffer = new byte[INITIAL];
        }
        size = 0;
        writeFixed(header);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    void writeBoolean(boolean value) {
        reserve(1);
        buffer[size++] = (byte) (value ? 1 : 0);
    }

    /// Avro's int and long: zig-zag, then seven bits a byte, least significant first.
    void writeLong(long value) {
        reserve(10);
        long bits = value << 1 ^ value >> 63;
        while ((bits & ~0x7FL) != 0) {
            buffer[size++] = (byte) (bits & 0x7F | 0x80);
            bits >>>= 7;
        }
        buffer[size++] = (byte) bits;
    }

    void writeFloat(float value) {
        reserve(Float.BYTES);
        INT.set(buffer, size, Float.floatToRawIntBits(value));
        size += Float.BYTES;
    }

    void writeDouble(double value) {
        reserve(Double.BYTES);
        LONG.set(buffer, size, Double.doubleToRawLongBits(value));
        size += Double.BYTES;
    }

    void writeString(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        writeLong(bytes.length);
        writeFixed(bytes);
    }

    /// The canonical text of `value` as an Avro string.
    void writeUuid(UUID value) {
        writeLong(UuidText.LENGTH);
        reserve(UuidText.LENGTH);
        UuidText.write(value, buffer, size);
        size += UuidText.LENGTH;
    }

    private void writeFixed(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void reserve(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }
}
