package io.chatter.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One JSON array of events, encoded once and shared by every connection of a room. Immutable; safe to share between
/// threads. The bytes lie outside the heap, so that a socket takes them without a copy.
public final class Frame {

    /// `through` of a frame without lines.
    static final long NO_LINES = -1;

    private final ByteBuffer bytes;
    private final int lines;
    private final long through;
    private volatile @Nullable String text;

    private Frame(ByteBuffer bytes, int lines, long through) {
        this.bytes = bytes;
        this.lines = lines;
        this.through = through;
    }

    /// A frame for one connection, of events that are no broadcast lines.
    public static Frame of(List<byte[]> events) {
        return new Frame(array(events), 0, NO_LINES);
    }

    /// @param lines how many of the events are lines of the firehose
    /// @param through offset of the last of them, or [#NO_LINES]
    static Frame of(List<byte[]> events, int lines, long through) {
        return new Frame(array(events), lines, through);
    }

    /// The array as UTF-8; a view of its own for each call.
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    public int size() {
        return bytes.capacity();
    }

    /// The array as text, for clients that asked for text frames. Decoded once a frame.
    public String text() {
        String decoded = text;
        if (decoded == null) {
            decoded = StandardCharsets.UTF_8.decode(bytes()).toString();
            text = decoded;
        }
        return decoded;
    }

    int lines() {
        return lines;
    }

    long through() {
        return through;
    }

    private static ByteBuffer array(List<byte[]> events) {
        int size = Math.max(2, events.size() + 1);
        for (byte[] event : events) {
            size += event.length;
        }
        ByteBuffer array = ByteBuffer.allocateDirect(size).put((byte) '[');
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                array.put((byte) ',');
            }
            array.put(events.get(i));
        }
        return array.put((byte) ']').flip().asReadOnlyBuffer();
    }
}
