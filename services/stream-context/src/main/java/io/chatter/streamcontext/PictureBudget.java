package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// How many pictures this process may have described in any hour, all rooms together. Thread-safe, never waits.
public final class PictureBudget {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final int most;
    private final InstantSource clock;
    private final Deque<Instant> spent = new ArrayDeque<>();

    /// @param most descriptions in any hour, at least 1
    public PictureBudget(int most, InstantSource clock) {
        if (most < 1) {
            throw new IllegalArgumentException("chatter.vision.calls-per-hour must be positive, not " + most);
        }
        this.most = most;
        this.clock = clock;
    }

    /// @return whether one more may be described; it counts, whatever becomes of it
    public synchronized boolean spend() {
        Instant now = clock.instant();
        while (!spent.isEmpty() && !spent.getFirst().isAfter(now.minus(WINDOW))) {
            spent.removeFirst();
        }
        if (spent.size() >= most) {
            return false;
        }
        spent.addLast(now);
        return true;
    }
}
