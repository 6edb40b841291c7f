package io.chatter.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// What a slow connection still has to get: bounded, so that a stalled reader costs a known amount of memory and nobody
/// else anything. Past the first bound the oldest lines go and a gap marker takes their place; past the second the
/// connection is closed.
///
/// Owned by the connection's loop.
final class Outbox {

    /// @param queuedBytes first bound: bytes of frames that may wait; the frames are shared, so they cost less than
    /// that
    /// @param missedLines second bound: lines that may be dropped in one stall
    record Bounds(int queuedBytes, int missedLines) {

        Bounds {
            if (queuedBytes < 1 || missedLines < 0) {
                throw new IllegalArgumentException(
                        "outbox bounds must be positive: " + queuedBytes + ", " + missedLines);
            }
        }
    }

    private final Wire wire;
    private final EventEncoder encoder;
    private final Bounds bounds;
    private final Tally tally;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private Cursor lastSent = new Cursor(0, -1);
    private long missedThrough;
    private long missedLines;
    private boolean closed;

    Outbox(Wire wire, EventEncoder encoder, Bounds bounds, Tally tally) {
        this.wire = wire;
        this.encoder = encoder;
        this.bounds = bounds;
        this.tally = tally;
    }

    /// Live frames follow after this line.
    void startAfter(Cursor backlogEnd) {
        lastSent = backlogEnd;
    }

    /// @return whether it was written at once, and is left to the caller to count; what waits is counted when it goes
    boolean offer(Frame frame) {
        if (closed) {
            return false;
        }
        if (waiting.isEmpty() && wire.isWritable()) {
            write(frame);
            return true;
        }
        waiting.addLast(frame);
        waitingBytes += frame.size();
        if (waitingBytes > bounds.queuedBytes()) {
            dropOldestLines();
        }
        return false;
    }

    /// The wire is writable again.
    void drain() {
        while (!closed && wire.isWritable()) {
            Frame frame = waiting.pollFirst();
            if (frame == null) {
                markGap();
                return;
            }
            waitingBytes -= frame.size();
            write(frame);
            if (frame.lines() > 0) {
                tally.delivered(frame.lines(), 1);
            }
        }
    }

    void close(CloseReason reason) {
        if (!closed) {
            closed = true;
            waiting.clear();
            tally.closed(reason);
            wire.close(reason);
        }
    }

    private void write(Frame frame) {
        if (frame.lines() > 0) {
            markGap();
            lastSent = lastSent.at(frame.through());
        }
        wire.write(frame);
    }

    /// What is no line stays, a deletion or an answer to the connection itself: only lines can be read again later.
    private void dropOldestLines() {
        Iterator<Frame> oldest = waiting.iterator();
        while (oldest.hasNext() && waitingBytes > bounds.queuedBytes()) {
            Frame frame = oldest.next();
            if (frame.lines() > 0) {
                oldest.remove();
                waitingBytes -= frame.size();
                missedLines += frame.lines();
                missedThrough = frame.through();
                tally.dropped(frame.lines());
            }
        }
        if (missedLines > bounds.missedLines() || waitingBytes > 2 * bounds.queuedBytes()) {
            close(CloseReason.SLOW_CONSUMER);
        }
    }

    private void markGap() {
        if (missedLines > 0) {
            Cursor to = lastSent.at(missedThrough);
            wire.write(Frame.forOne(List.of(encoder.encode(new ServerEvent.Gap(lastSent, to, missedLines, false)))));
            lastSent = to;
            missedLines = 0;
        }
    }
}
