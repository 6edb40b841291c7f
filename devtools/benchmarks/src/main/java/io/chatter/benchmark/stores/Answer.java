package io.chatter.benchmark.stores;

import java.time.Duration;
import java.time.Instant;

/// What came of one question for the newest window of a room.
///
/// @param asker an instance that was asked and a room
/// @param at when the answer was there
/// @param took how long that was
/// @param windowEnd end of the window; [Instant#MIN] when the question was refused, or not answered at all
record Answer(Asker asker, Instant at, Duration took, Instant windowEnd) {

    record Asker(int port, String room) {}

    boolean refused() {
        return windowEnd.equals(Instant.MIN);
    }
}
