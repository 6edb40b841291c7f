package io.chatter.messaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strings that come again and again in a topic's values (rooms, names, colours, factors, models), so that each is made
/// once: a table of fixed size where a newer string takes the place of an older one with the same slot. Thread-safe: an
/// entry never changes, and a lost race costs a string.
final class StringPool {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SLOTS = 512;
    /// Texts of people are longer, and seldom come twice.
    private static final int LONGEST = 24;

    private record Entry(byte[] utf8, String value) {}

    private final @Nullable Entry[] entries = new Entry[SLOTS];

    String read(byte[] source, int offset, int length) {
        if (length == 0) {
            return "";
        }
        if (length < Integer.BYTES || length > LONGEST) {
            return new String(source, offset, length, StandardCharsets.UTF_8);
        }
        int slot = slot(source, offset, length);
        Entry entry = entries[slot];
        if (entry != null && Arrays.equals(entry.utf8, 0, entry.utf8.length, source, offset, offset + length)) {
            return entry.value;
        }
        String value = new String(source, offset, length, StandardCharsets.UTF_8);
        entries[slot] = new Entry(Arrays.copyOfRange(source, offset, offset + length), value);
        return value;
    }

    /// By length and both ends, which tell these strings apart well enough.
    private static int slot(byte[] source, int offset, int length) {
        int head = (int) INT.get(source, offset);
        int tail = (int) INT.get(source, offset + length - Integer.BYTES);
        int mixed = (head * 31 + tail) * 31 + length;
        return mixed * 0x9E37_79B1 >>> -Integer.numberOfTrailingZeros(SLOTS);
    }
}
