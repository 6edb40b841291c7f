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
        Instant last = latest.get(event.getType());
        boolean repeated =
                last != null && Duration.between(last, event.getAt()).abs().compareTo(limit.refractory()) < 0;
        if (repeated || event.getConfidence() < limit.leastConfidence()) {
            return false;
        }
        latest.merge(event.getType(), event.getAt(), (one, other) -> one.isAfter(other) ? one : other);
        events.add(event);
        events.sort(Comparator.comparing(StreamEvent::getAt));
        return true;
    }

    /// Whether one of that type began in that time; what has left the window is not known any more.
    boolean tell(StreamEventType type, Instant from, Instant to) {
        return events.stream()
                .anyMatch(event -> event.getType() == type
                        && !event.getAt().isBefore(from)
                        && !event.getAt().isAfter(to));
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
