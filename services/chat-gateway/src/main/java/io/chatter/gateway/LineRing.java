package io.chatter.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The newest lines of one room, by offset. Holds every line of the room from [#completeFrom()] on.
///
/// Not thread-safe: its room's lock guards it.
final class LineRing {

    private final EncodedLine[] lines;
    private int first;
    private int size;
    private long completeFrom;
    private long readThrough;

    LineRing(int capacity, long completeFrom) {
        this.lines = new EncodedLine[capacity];
        this.completeFrom = completeFrom;
        this.readThrough = completeFrom - 1;
    }

    /// Adds a line, over the oldest one when the ring is full.
    ///
    /// @throws IllegalArgumentException when `line` is not newer than the newest
    void add(EncodedLine line) {
        if (size > 0 && line.offset() <= lastOffset()) {
            throw new IllegalArgumentException("offset " + line.offset() + " comes after " + lastOffset());
        }
        if (size == lines.length) {
            completeFrom = get(0).offset() + 1;
            first = (first + 1) % lines.length;
            size--;
        }
        lines[(first + size) % lines.length] = line;
        size++;
        readThrough(line.offset());
    }

    /// Says that the log was read up to `offset`: lines of the room up to there are in the ring, or were.
    void readThrough(long offset) {
        readThrough = Math.max(readThrough, offset);
    }

    /// Offset that the log was read to: that of the newest line or, behind it, of what is no line of the room.
    long readThrough() {
        return readThrough;
    }

    int size() {
        return size;
    }

    /// Every offset from here on is in the ring, if it is a line of the room.
    long completeFrom() {
        return completeFrom;
    }

    /// Offset of the newest line; before the first one, the offset before [#completeFrom()].
    long lastOffset() {
        return size == 0 ? completeFrom - 1 : get(size - 1).offset();
    }

    boolean covers(long offset) {
        return offset + 1 >= completeFrom && offset <= readThrough;
    }

    /// The lines after `offset`, oldest first.
    List<EncodedLine> after(long offset) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (get(middle).offset() <= offset) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return slice(from);
    }

    /// The newest `count` lines, oldest first.
    List<EncodedLine> newest(int count) {
        return slice(Math.max(0, size - count));
    }

    /// The newest `count` lines up to `offset`, oldest first.
    List<EncodedLine> upTo(long offset, int count) {
        int end = size - after(offset).size();
        return slice(Math.max(0, end - count), end);
    }

    Optional<EncodedLine> find(UUID messageId) {
        for (int i = size - 1; i >= 0; i--) {
            if (get(i).messageId().equals(messageId)) {
                return Optional.of(get(i));
            }
        }
        return Optional.empty();
    }

    private List<EncodedLine> slice(int from) {
        return slice(from, size);
    }

    private List<EncodedLine> slice(int from, int to) {
        List<EncodedLine> slice = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            slice.add(get(i));
        }
        return slice;
    }

    private EncodedLine get(int index) {
        return lines[(first + index) % lines.length];
    }
}
