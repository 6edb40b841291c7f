package io.chatter.streamcontext;

import io.chatter.schema.StreamEventType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The limits of every type of event. Immutable.
///
/// @param byType one for each type that there is, UNKNOWN apart
public record EventLimits(Map<StreamEventType, EventLimit> byType) {
    private static final Set<StreamEventType> TYPES = EnumSet.complementOf(EnumSet.of(StreamEventType.UNKNOWN));

    public EventLimits {
        if (!byType.keySet().equals(TYPES)) {
            throw new IllegalArgumentException("limits are needed of " + TYPES + ", not of " + byType.keySet());
        }
        byType = Map.copyOf(byType);
    }

    /// A hole in the sound is marked however many there are.
    public static EventLimits defaults() {
        Map<StreamEventType, EventLimit> limits = new EnumMap<>(StreamEventType.class);
        TYPES.forEach(type -> limits.put(type, EventLimit.defaults()));
        limits.put(StreamEventType.TRANSCRIPT_GAP, EventLimit.none());
        return new EventLimits(limits);
    }

    EventLimit of(StreamEventType type) {
        return byType.getOrDefault(type, EventLimit.none());
    }
}
