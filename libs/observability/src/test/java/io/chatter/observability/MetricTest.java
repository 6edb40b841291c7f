package io.chatter.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldGiveEveryMetricItsOwnWellFormedName() {
        // Given, When
        var names = Arrays.stream(Metric.values()).map(Metric::meterName).toList();

        // Then
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("chatter(\\.[a-z]+){2,3}"));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void shouldKnowTheNameThatPrometheusSees(Metric metric) {
        // Given
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        String[] labels = metric.labels().stream().map(_ -> "x").toArray(String[]::new);

        // When
        switch (metric.kind()) {
            case COUNTER -> metric.counter(prometheus, labels).increment();
            case GAUGE -> metric.gauge(prometheus, () -> 1, labels);
            case TIMER -> metric.timer(prometheus, labels).record(Duration.ofMillis(1));
        }

        // Then
        String suffix = metric.kind() == Metric.Kind.TIMER ? "_count" : "";
        assertThat(prometheus.scrape().lines())
                .anyMatch(line -> line.matches(metric.prometheusName() + suffix + "(\\{.*\\})? .*"));
    }

    @Test
    void shouldLabelACounterWithItsClosedSet() {
        // Given
        var counter = Metric.GATEWAY_JUDGED.counter(registry, "BOT", "allow");

        // When
        counter.increment();

        // Then
        assertThat(registry.get("chatter.gateway.judged")
                        .tags("origin", "BOT", "verdict", "allow")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseLabelsItDoesNotDeclare() {
        // Given, When, Then
        assertThatThrownBy(() -> Metric.GATEWAY_DELIVERIES.counter(registry, "user-7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GATEWAY_DELIVERIES");
    }

    @Test
    void shouldRefuseToBeAnotherKind() {
        // Given, When, Then
        assertThatThrownBy(() -> Metric.GATEWAY_DELIVERIES.timer(registry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("COUNTER");
    }
}
