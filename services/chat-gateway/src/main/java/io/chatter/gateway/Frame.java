package io.chatter.gateway;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One JSON array of events, as one WebSocket message. Immutable; safe to share between threads.
///
/// A frame for a room is encoded once, with its header and outside the heap, so that every socket takes it without a
/// copy and without a thought. A frame for one connection holds no bytes of its own before it is written: while it
/// waits for a slow reader it costs references to events that others hold as well.
public final class Frame {

    /// `through` of a frame without lines.
    static final long NO_LINES = -1;

    private static final int BRACKETS = 2;

    private final List<byte[]> events;
    private final @Nullable ByteBuffer shared;
    private final int size;
    private final int lines;
    private final long through;
    private volatile @Nullable ByteBuffer sharedText;

    private Frame(List<byte[]> events, boolean forMany, int lines, long through) {
        this.size = sizeOf(events);
        this.shared = forMany ? message(MessageHeader.BINARY, events, ByteBuffer::allocateDirect) : null;
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

    /// The array as UTF-8 in a binary message, header included; a view of its own for each call.
    public ByteBuffer binaryMessage() {
        return shared == null ? message(MessageHeader.BINARY, events, ByteBuffer::allocate) : shared.duplicate();
    }

    /// The same as a text message, for clients that asked for text. Made once a frame.
    public ByteBuffer textMessage() {
        if (shared == null) {
            return message(MessageHeader.TEXT, events, ByteBuffer::allocate);
        }
        ByteBuffer made = sharedText;
        if (made == null) {
            made = MessageHeader.retyped(shared, MessageHeader.TEXT);
            sharedText = made;
        }
        return made.duplicate();
    }

    /// Bytes of the array.
    public int size() {
        return size;
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

    private ByteBuffer message(byte type, List<byte[]> content, IntFunction<ByteBuffer> memory) {
        ByteBuffer message = memory.apply(MessageHeader.sizeFor(size) + size);
        MessageHeader.put(type, size, message);
        message.put((byte) '[');
        for (int i = 0; i < content.size(); i++) {
            if (i > 0) {
                message.put((byte) ',');
            }
            message.put(content.get(i));
        }
        return message.put((byte) ']').flip();
    }
}
