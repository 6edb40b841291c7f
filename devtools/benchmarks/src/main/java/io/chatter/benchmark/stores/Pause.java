package io.chatter.benchmark.stores;

import io.chatter.benchmark.stores.WindowWatch.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How long rooms that are talked in had no new window within some time. Windows of a room come one a second; what is
/// longer than in a time in which nothing changed is a pause.
///
/// @param ofTheWorstRoom longest time between two windows of one room
/// @param ofTheMedianRoom the same of the room in the middle, when each has its longest
record Pause(Duration ofTheWorstRoom, Duration ofTheMedianRoom) {

    private static final Duration ADVANCE = Duration.ofSeconds(1);

    /// A time between two windows counts as a whole when it ends after `from` or has not ended at `to`.
    ///
    /// @throws IllegalStateException when a room was told no window at all
    static Pause of(List<Told> told, Collection<String> rooms, Instant from, Instant to) {
        Map<String, List<Told>> byRoom = byRoom(told);
        List<Duration> longest = rooms.stream()
                .map(room -> longest(ofRoom(byRoom, room), from, to))
                .sorted()
                .toList();
        return new Pause(longest.getLast(), longest.get(longest.size() / 2));
    }

    /// How many windows do not end one advance after the one that was told before them: lost, told again, or out of
    /// their order.
    static long outOfStep(List<Told> told) {
        return byRoom(told).values().stream().mapToLong(Pause::outOfStepOfRoom).sum();
    }

    private static long outOfStepOfRoom(List<Told> ofRoom) {
        long found = 0;
        for (int i = 1; i < ofRoom.size(); i++) {
            Duration step =
                    Duration.between(ofRoom.get(i - 1).end(), ofRoom.get(i).end());
            found += step.equals(ADVANCE) ? 0 : 1;
        }
        return found;
    }

    private static Map<String, List<Told>> byRoom(List<Told> told) {
        return told.stream().collect(Collectors.groupingBy(Told::room));
    }

    private static List<Told> ofRoom(Map<String, List<Told>> byRoom, String room) {
        List<Told> ofRoom = byRoom.get(room);
        if (ofRoom == null) {
            throw new IllegalStateException("no window of " + room + " was told");
        }
        return ofRoom;
    }

    private static Duration longest(List<Told> ofRoom, Instant from, Instant to) {
        Duration longest = Duration.ZERO;
        Instant last = from;
        for (Told window :
                ofRoom.stream().sorted(Comparator.comparing(Told::seenAt)).toList()) {
            if (window.seenAt().isAfter(to)) {
                break;
            }
            if (window.seenAt().isAfter(from)) {
                longest = longer(longest, Duration.between(last, window.seenAt()));
            }
            last = window.seenAt();
        }
        return longer(longest, Duration.between(last, to));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
