package io.chatter.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A person, or a persona, may not write until `until`.
///
/// @param until [Instant#MAX] for a ban that has no end
public record Ban(Instant until) {

    static final Ban FOR_GOOD = new Ban(Instant.MAX);

    boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }

    /// @return the rest of a timeout; nothing for a ban without end
    public Optional<Duration> rest(Instant now) {
        return equals(FOR_GOOD) ? Optional.empty() : Optional.of(Duration.between(now, until));
    }

    Ban longer(Ban other) {
        return other.until.isAfter(until) ? other : this;
    }
}
