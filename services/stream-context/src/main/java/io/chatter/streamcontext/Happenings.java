package io.chatter.streamcontext;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The events of the window, each type at most once in its refractory time. Used by one thread.
final class Happenings {
    private final EventLimits limits;
    private final List<StreamEvent> events = new ArrayList<>();
    private final Map<StreamEventType, Instant> latest = new EnumMap<>(StreamEventType.class);

    Happenings(EventLimits limits) {
        this.limits = limits;
    }

    /// @return whether the event was taken: sure enough, and not a repetition
    boolean add(StreamEvent event) {
        EventLimit limit = limits.of(event.getType());
        boolean repeated = told(event.getType())
                .anyMatch(at -> Duration.between(at, event.getAt()).abs().compareTo(limit.refractory()) < 0);
        if (repeated || event.getConfidence() < limit.leastConfidence()) {
            return false;
        }
        latest.merge(event.getType(), event.getAt(), (one, other) -> one.isAfter(other) ? one : other);
        events.add(event);
        events.sort(Comparator.comparing(StreamEvent::getAt));
        return true;
    }

    /// Whether one of that type began in that time; of what has left the window, only the latest is known.
    boolean tell(StreamEventType type, Instant from, Instant to) {
        return told(type).anyMatch(at -> !at.isBefore(from) && !at.isAfter(to));
    }

    /// When those of a type were: all of the window, and the latest, however long ago.
    private Stream<Instant> told(StreamEventType type) {
        Stream<Instant> before = Stream.ofNullable(latest.get(type));
        return Stream.concat(
                before, events.stream().filter(event -> event.getType() == type).map(StreamEvent::getAt));
    }

    List<StreamEvent> since(Instant start) {
        events.removeIf(event -> event.getAt().isBefore(start));
        return List.copyOf(events);
    }

    static StreamEvent event(StreamEventType type, Instant at, double confidence, String evidence) {
        return StreamEvent.newBuilder()
                .setType(type)
                .setAt(at.truncatedTo(ChronoUnit.MILLIS))
                .setConfidence((float) Math.clamp(confidence, 0, 1))
                .setEvidence(evidence)
                .build();
    }
}
