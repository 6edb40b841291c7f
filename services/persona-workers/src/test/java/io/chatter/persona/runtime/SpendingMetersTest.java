package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.observability.Metric;
import io.chatter.persona.Spending.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class SpendingMetersTest {

    @Test
    void shouldTellHowManyTokensALineThatWasPostedTook() {
        // Given
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        SpendingMeters meters = new SpendingMeters(registry, "tiny");
        assertThat(perLine(registry)).isZero();

        // When
        meters.spent(new Tokens(500, 40), 0);
        meters.spent(new Tokens(400, 60), 0);
        Metric.PERSONA_LINES.counter(registry, "human").increment(2);
        Metric.PERSONA_LINES.counter(registry, "context").increment(2);

        // Then
        assertThat(perLine(registry)).isEqualTo(250);
    }

    private static double perLine(SimpleMeterRegistry registry) {
        return registry.get(Metric.PERSONA_TOKENS_PER_LINE.meterName()).gauge().value();
    }
}
