package io.chatter.persona;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scene alone does not tell: how the room has been going. Immutable.
///
/// @param since when the room came into view
/// @param rate lines of all authors
/// @param lastHumanAt when a person last wrote; null when none has been seen
/// @param sightings newest things seen on the stream, oldest first
public record RoomPulse(
        Instant since, DecayingRate rate, @Nullable Instant lastHumanAt, List<Sighting> sightings) {

    public RoomPulse {
        sightings = List.copyOf(sightings);
    }

    /// How long no person has written, as far as this view reaches back.
    public Duration silence(Instant now) {
        Duration silence = Duration.between(lastHumanAt == null ? since : lastHumanAt, now);
        return silence.isNegative() ? Duration.ZERO : silence;
    }
}
