package io.chatter.messaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The 36 ASCII characters of a UUID, read and written in place, eight digits at a time: as strings they were a third
/// of the cost of a chat record. The technique is SIMD within a register, one digit a byte.
final class UuidText {

    static final int LENGTH = 36;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long LOW_NIBBLES = 0x0F * EACH_BYTE;

    private UuidText() {}

    static void write(UUID value, byte[] target, int offset) {
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        LONG.set(target, offset, digits(high >>> 32));
        long middle = digits(high);
        writeQuad(middle >>> 32, target, offset + 9);
        writeQuad(middle, target, offset + 14);
        long start = digits(low >>> 32);
        writeQuad(start >>> 32, target, offset + 19);
        writeQuad(start, target, offset + 24);
        LONG.set(target, offset + 28, digits(low));
    }

    /// @throws IllegalArgumentException when these are not the characters of a UUID
    static UUID read(byte[] source, int offset, int length) {
        if (length == LENGTH) {
            UUID value = read(source, offset);
            if (isWrittenAs(value, source, offset)) {
                return value;
            }
        }
        return UUID.fromString(new String(source, offset, length, StandardCharsets.ISO_8859_1));
    }

    /// The right value for lower-case digits; any value for anything else.
    private static UUID read(byte[] source, int offset) {
        long first = (long) LONG.get(source, offset);
        long middle = quad(source, offset + 9) << 32 | quad(source, offset + 14);
        long start = quad(source, offset + 19) << 32 | quad(source, offset + 24);
        long last = (long) LONG.get(source, offset + 28);
        return new UUID(value(first) << 32 | value(middle), value(start) << 32 | value(last));
    }

    private static boolean isWrittenAs(UUID value, byte[] source, int offset) {
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        return digits(high >>> 32) == (long) LONG.get(source, offset)
                && digits(high) == (quad(source, offset + 9) << 32 | quad(source, offset + 14))
                && digits(low >>> 32) == (quad(source, offset + 19) << 32 | quad(source, offset + 24))
                && digits(low) == (long) LONG.get(source, offset + 28)
                && source[offset + 8] == '-'
                && source[offset + 13] == '-'
                && source[offset + 18] == '-'
                && source[offset + 23] == '-';
    }

    /// The eight hexadecimal digits of the low 32 bits as ASCII, the first in the highest byte.
    private static long digits(long bits) {
        long spread = bits & 0xFFFF_FFFFL;
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFFL;
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FFL;
        spread = (spread | spread << 4) & LOW_NIBBLES;
        long letters = (spread + 6 * EACH_BYTE) >>> 4 & EACH_BYTE;
        return spread + '0' * EACH_BYTE + letters * ('a' - '0' - 10);
    }

    /// The reverse of [#digits].
    private static long value(long digits) {
        long letters = digits >>> 6 & EACH_BYTE;
        long packed = (digits & LOW_NIBBLES) + letters * 9 & LOW_NIBBLES;
        packed = (packed | packed >>> 4) & 0x00FF_00FF_00FF_00FFL;
        packed = (packed | packed >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (packed | packed >>> 16) & 0xFFFF_FFFFL;
    }

    private static long quad(byte[] source, int offset) {
        return (int) INT.get(source, offset) & 0xFFFF_FFFFL;
    }

    /// Four digits with the dash before them.
    private static void writeQuad(long digits, byte[] target, int offset) {
        target[offset - 1] = '-';
        INT.set(target, offset, (int) digits);
    }
}
