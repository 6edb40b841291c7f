package io.chatter.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// What a room's audience gets next: events gather until the pace lets a frame go.
///
/// Not thread-safe: its room's lock guards it.
final class NextFrame {

    private final FlushPace pace;
    private final LongSupplier nanoTime;
    private List<byte[]> events = new ArrayList<>();
    private List<Runnable> afterWrite = new ArrayList<>();
    private int lines;
    private long sentAt;

    /// @param nanoTime monotonic nanoseconds
    NextFrame(FlushPace pace, LongSupplier nanoTime) {
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.sentAt = nanoTime.getAsLong() - Duration.ofHours(1).toNanos();
    }

    void addLine(byte[] json) {
        events.add(json);
        lines++;
    }

    void add(byte[] json) {
        events.add(json);
    }

    /// Runs `task` when what was added so far has been written.
    void afterWrite(Runnable task) {
        afterWrite.add(task);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /// @return nanoseconds until the pace lets the frame go; none or less when it does now
    long waitNanos(int listeners) {
        return sentAt + pace.pauseNanos(listeners) - nanoTime.getAsLong();
    }

    /// Sends what there is, whatever the pace says.
    ///
    /// @param through offset of the room's newest line
    void send(Audience audience, long through) {
        if (events.isEmpty()) {
            return;
        }
        if (audience.size() > 0) {
            audience.broadcast(Frame.forMany(events, lines, lines == 0 ? Frame.NO_LINES : through));
            sentAt = nanoTime.getAsLong();
        }
        if (!afterWrite.isEmpty()) {
            audience.afterDelivery(afterWrite);
            afterWrite = new ArrayList<>();
        }
        events = new ArrayList<>();
        lines = 0;
    }
}
