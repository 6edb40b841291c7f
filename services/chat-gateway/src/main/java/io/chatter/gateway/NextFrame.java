package io.chatter.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// What a room's audience gets next: events gather until the pace lets them go, in their order, as frames of lines and
/// frames of other events. They are apart because a slow reader may miss lines, but no deletion.
///
/// Not thread-safe: its room's lock guards it.
final class NextFrame {

    private final FlushPace pace;
    private final LongSupplier nanoTime;
    private final List<Part> parts = new ArrayList<>();
    private List<Runnable> afterWrite = new ArrayList<>();
    private long sentAt;

    /// One frame to be: all lines, or none.
    private static final class Part {

        private static final int MAX_BYTES = 64 * 1024;

        private final boolean ofLines;
        private final List<byte[]> events = new ArrayList<>();
        private int bytes;
        private long through = Frame.NO_LINES;

        Part(boolean ofLines) {
            this.ofLines = ofLines;
        }

        boolean takes(boolean line, int more) {
            return ofLines == line && bytes + more <= MAX_BYTES;
        }

        Frame frame() {
            return Frame.forMany(events, ofLines ? events.size() : 0, through);
        }
    }

    /// @param nanoTime monotonic nanoseconds
    NextFrame(FlushPace pace, LongSupplier nanoTime) {
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.sentAt = nanoTime.getAsLong() - Duration.ofHours(1).toNanos();
    }

    /// @param offset of the line in the firehose; more than that of the one before it
    void addLine(byte[] json, long offset) {
        part(true, json).through = offset;
    }

    void add(byte[] json) {
        part(false, json);
    }

    private Part part(boolean line, byte[] json) {
        if (parts.isEmpty() || !parts.getLast().takes(line, json.length)) {
            parts.add(new Part(line));
        }
        Part last = parts.getLast();
        last.events.add(json);
        last.bytes += json.length;
        return last;
    }

    /// Runs `task` when what was added so far has been written.
    void afterWrite(Runnable task) {
        afterWrite.add(task);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// @return nanoseconds until the pace lets the frame go; none or less when it does now
    long waitNanos(int listeners) {
        return sentAt + pace.pauseNanos(listeners) - nanoTime.getAsLong();
    }

    /// Sends what there is, whatever the pace says.
    void send(Audience audience) {
        if (parts.isEmpty()) {
            return;
        }
        if (audience.size() > 0) {
            parts.forEach(part -> audience.broadcast(part.frame()));
            sentAt = nanoTime.getAsLong();
        }
        if (!afterWrite.isEmpty()) {
            audience.afterDelivery(afterWrite);
            afterWrite = new ArrayList<>();
        }
        parts.clear();
    }
}
