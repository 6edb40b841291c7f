package io.chatter.benchmark.topologies;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Which room each line of a firehose is in and when it was shown: many even rooms and a hot one, all at a steady rate.
///
/// @param rooms even rooms
/// @param roomRate lines a second of each of them
/// @param hotRate lines a second of the hot room
/// @param lines of all rooms
/// @param begin when the first one was shown
record CrowdShape(int rooms, int roomRate, int hotRate, int lines, Instant begin) {

    static final String HOT = "hot";

    /// Spreads the lines of a room over its second; a prime, so that every line of the second has its turn.
    private static final int STRIDE = 7_919;

    CrowdShape {
        if (rooms < 1 || roomRate < 1 || hotRate < 1 || lines < 1) {
            throw new IllegalArgumentException("rooms, rates and lines must be at least 1");
        }
        if (rooms * roomRate + hotRate == STRIDE) {
            throw new IllegalArgumentException("lines a second must not be " + STRIDE);
        }
    }

    /// Lines a second of all rooms.
    int rate() {
        return rooms * roomRate + hotRate;
    }

    Duration span() {
        return Duration.between(begin, at(lines));
    }

    Instant at(int line) {
        return begin.plusMillis(line * 1_000L / rate());
    }

    boolean isHot(int line) {
        return slot(line) < hotRate;
    }

    String room(int line) {
        return isHot(line) ? HOT : "room-" + (slot(line) - hotRate) % rooms;
    }

    /// Lines of each room before its instant.
    Map<String, Long> before(Map<String, Instant> ends) {
        Map<String, Long> counts = new HashMap<>();
        for (int line = 0; line < lines; line++) {
            Instant end = ends.get(room(line));
            if (end != null && at(line).isBefore(end)) {
                counts.merge(room(line), 1L, Long::sum);
            }
        }
        return counts;
    }

    private int slot(int line) {
        return (int) ((long) line * STRIDE % rate());
    }
}
