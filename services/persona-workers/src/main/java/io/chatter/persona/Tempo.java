package io.chatter.persona;

import io.chatter.schema.StreamContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How fast the room should go, and how it goes. Read from one glimpse; pure.
final class Tempo {

    private static final Duration CONTEXT_LIFETIME = Duration.ofSeconds(30);
    private static final double STRONGEST_PUSH = 3;

    private final PolicySettings settings;

    Tempo(PolicySettings settings) {
        this.settings = settings;
    }

    /// Lines a minute the room should have now: its configured target, less while people are silent.
    double target(Glimpse glimpse) {
        return glimpse.scene().room().pacing().targetLinesPerMinute() * engagement(glimpse);
    }

    /// 1 just after a person's line, sinking to the floor with the silence.
    double engagement(Glimpse glimpse) {
        double floor = live(glimpse.scene().context(), glimpse.now())
                ? settings.engagement().liveFloor()
                : settings.engagement().idleFloor();
        return floor + (1 - floor) * presence(glimpse);
    }

    /// 1 just after a person's line, halved with every half-life of silence.
    double presence(Glimpse glimpse) {
        double silence = glimpse.pulse().silence(glimpse.now()).toMillis();
        return Math.pow(0.5, silence / settings.engagement().halfLife().toMillis());
    }

    /// Observed rate over target: above 1 the room is too fast.
    double pressure(Glimpse glimpse) {
        return glimpse.pulse().rate().perMinute(glimpse.now()) / target(glimpse);
    }

    /// What spontaneous lines are multiplied by to bring the room to its target: 1 when it is there.
    double steering(Glimpse glimpse) {
        double wanted = 1 + settings.gain() * (1 - pressure(glimpse));
        return Math.clamp(wanted, 0, STRONGEST_PUSH);
    }

    private static boolean live(@Nullable StreamContext context, Instant now) {
        return context != null
                && Duration.between(context.getPublishedAt(), now).compareTo(CONTEXT_LIFETIME) < 0
                && !(context.getSegments().isEmpty() && context.getEvents().isEmpty());
    }
}
