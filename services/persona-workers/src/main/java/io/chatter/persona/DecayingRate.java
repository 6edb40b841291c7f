package io.chatter.persona;

import java.time.Duration;
import java.time.Instant;

/// A rate of events by exponential decay: each event adds one, and everything decays with the time constant.
/// Corrected for its youth, so that it is unbiased from the start. Immutable.
///
/// @param mass decayed number of events at `at`
/// @param since when counting began
/// @param at when `mass` was true
/// @param timeConstant time after which an event still counts 1/e
public record DecayingRate(double mass, Instant since, Instant at, Duration timeConstant) {

    private static final Duration YOUNGEST = Duration.ofSeconds(5);

    /// Nothing seen yet.
    public static DecayingRate startingAt(Instant since, Duration timeConstant) {
        return new DecayingRate(0, since, since, timeConstant);
    }

    /// With one more event. An event older than the newest counts as if it were as new.
    public DecayingRate plusOneAt(Instant moment) {
        Instant later = moment.isAfter(at) ? moment : at;
        return new DecayingRate(massAt(later) + 1, since, later, timeConstant);
    }

    /// Events a minute as of `now`.
    public double perMinute(Instant now) {
        Duration age = Duration.between(since, now);
        double youth = 1 - Math.exp(-ratio(age.compareTo(YOUNGEST) < 0 ? YOUNGEST : age));
        return massAt(now) / youth / (timeConstant.toMillis() / 60_000.0);
    }

    private double massAt(Instant moment) {
        Duration passed = Duration.between(at, moment);
        return passed.isNegative() ? mass : mass * Math.exp(-ratio(passed));
    }

    private double ratio(Duration duration) {
        return (double) duration.toMillis() / timeConstant.toMillis();
    }
}
