package io.chatter.gateway;

import java.time.Duration;

/// How often a room's audience gets a frame. A frame costs one write a listener, whatever it holds, so a pause after it
/// that grows with the audience bounds that cost to a fixed share of a core: a small room is served line by line, a
/// large one in batches.
///
/// @param perListener pause that each listener adds
/// @param longest the pause never exceeds this
public record FlushPace(Duration perListener, Duration longest) {

    /// About a tenth of a core at 5 µs a write; 50 ms from 1,000 listeners on.
    public static final FlushPace DEFAULT = new FlushPace(Duration.ofNanos(50_000), Duration.ofMillis(50));

    public FlushPace {
        if (perListener.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("flush pauses must not be negative: " + perListener + ", " + longest);
        }
    }

    /// @return nanoseconds between two frames
    long pauseNanos(int listeners) {
        return Math.min(longest.toNanos(), listeners * perListener.toNanos());
    }
}
