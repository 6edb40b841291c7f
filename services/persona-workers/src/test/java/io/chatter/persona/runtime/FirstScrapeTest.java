package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.TurnOutcome;
import io.chatter.schema.Trigger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/// A counter that is born at its first increment hides that increment from whoever looks at increases.
class FirstScrapeTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldBeginTheCountersOfTurnsAtZero() {
        // When
        var _ = new PersonaMeters(registry);

        // Then
        assertThat(registry.get("chatter.persona.turns.dropped").counters())
                .hasSize(TurnOutcome.Reason.values().length)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
        assertThat(registry.get("chatter.persona.lines").counters()).hasSize(Trigger.values().length);
        assertThat(registry.get("chatter.persona.lines.refused").counters())
                .hasSize(SpeechGuard.Refusal.values().length)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void shouldBeginTheCountersOfAModelAtZero() {
        // When
        var _ = new SpendingMeters(registry, "tiny");

        // Then
        assertThat(registry.get("chatter.persona.model.faults")
                        .tag("model", "tiny")
                        .counters())
                .hasSize(Cause.values().length)
                .extracting(Counter::count)
                .containsOnly(0.0);
        assertThat(registry.get("chatter.persona.over.budget").counter().count())
                .isZero();
    }
}
