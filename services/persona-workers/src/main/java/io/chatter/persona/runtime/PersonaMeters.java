package io.chatter.persona.runtime;

import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.persona.Agent;
import io.chatter.persona.TurnOutcome;
import io.chatter.schema.Provenance;
import io.chatter.schema.Trigger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/// Counts and times what agents do. Thread-safe.
final class PersonaMeters {

    private static final EventLog LOG = EventLog.of(PersonaMeters.class);

    private final MeterRegistry registry;

    PersonaMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(boolean speak) {
        Metric.PERSONA_DECISIONS.counter(registry, speak ? "speak" : "silent").increment();
    }

    void turned(Agent agent, TurnOutcome outcome) {
        switch (outcome) {
            case TurnOutcome.Posted posted ->
                posted(Objects.requireNonNull(posted.line().getProvenance(), "a persona's line has provenance"));
            case TurnOutcome.Silent silent -> {
                Metric.PERSONA_TURNS_DROPPED
                        .counter(registry, silent.reason().label())
                        .increment();
                LOG.debug(
                        "turn.silent",
                        "room",
                        agent.roomId(),
                        "agent",
                        agent.name(),
                        "reason",
                        silent.reason().label(),
                        "detail",
                        silent.detail());
            }
        }
    }

    void generated(String model, boolean success, Duration took) {
        Metric.PERSONA_GENERATE
                .timer(registry, model, success ? "line" : "failure")
                .record(took);
    }

    private void posted(Provenance provenance) {
        Metric.PERSONA_LINES.counter(registry, label(provenance.getTrigger())).increment();
    }

    private static String label(Trigger trigger) {
        return trigger.name().toLowerCase(Locale.ROOT);
    }
}
