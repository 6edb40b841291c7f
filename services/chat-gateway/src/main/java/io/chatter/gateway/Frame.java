package io.chatter.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One JSON array of events. Immutable; safe to share between threads.
///
/// A frame for a room is encoded once, outside the heap, so that every socket takes it without a copy. A frame for
/// one connection holds no bytes of its own before it is written: while it waits for a slow reader it costs
/// references to events that others hold as well.
public final class Frame {

    /// `through` of a frame without lines.
    static final long NO_LINES = -1;

    private static final int BRACKETS = 2;

    private final List<byte[]> events;
    private final @Nullable ByteBuffer shared;
    private final int size;
    private final int lines;
    private final long through;
    private volatile @Nullable String text;

    private Frame(List<byte[]> events, boolean forMany, int lines, long through) {
        this.size = sizeOf(events);
        this.shared = forMany ? array(events, ByteBuffer.allocateDirect(size)).asReadOnlyBuffer() : null;
        this.events = forMany ? List.of() : List.copyOf(events);
        this.lines = lines;
        this.through = through;
    }

    /// A frame for one connection, of events that are no broadcast lines.
    static Frame forOne(List<byte[]> events) {
        return new Frame(events, false, 0, NO_LINES);
    }

    /// Frames for one connection, each of at most `maxBytes` unless a single event has more.
    static List<Frame> forOne(List<byte[]> events, int maxBytes) {
        List<Frame> frames = new ArrayList<>();
        int first = 0;
        int size = BRACKETS;
        for (int i = 0; i < events.size(); i++) {
            int more = events.get(i).length + 1;
            if (i > first && size + more > maxBytes) {
                frames.add(forOne(events.subList(first, i)));
                first = i;
                size = BRACKETS;
            }
            size += more;
        }
        frames.add(forOne(events.subList(first, events.size())));
        return frames;
    }

    /// A frame for every connection of a room.
    ///
    /// @param lines how many of the events are lines of the firehose
    /// @param through offset of the last of them, or [#NO_LINES]
    static Frame forMany(List<byte[]> events, int lines, long through) {
        return new Frame(events, true, lines, through);
    }

    /// The array as UTF-8; a view of its own for each call.
    public ByteBuffer bytes() {
        return shared == null ? array(events, ByteBuffer.allocate(size)) : shared.duplicate();
    }

    public int size() {
        return size;
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

    private static int sizeOf(List<byte[]> events) {
        int size = BRACKETS + Math.max(0, events.size() - 1);
        for (byte[] event : events) {
            size += event.length;
        }
        return size;
    }

    private static ByteBuffer array(List<byte[]> events, ByteBuffer array) {
        array.put((byte) '[');
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                array.put((byte) ',');
            }
            array.put(events.get(i));
        }
        return array.put((byte) ']').flip();
    }
}
