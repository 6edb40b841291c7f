package io.chatter.observability.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.messaging.TraceContext;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldPassATraceOnThoughNothingIsRecorded() {
        // Given
        TraceContext before = Tracing.record(Step.SAY, Optional.empty(), NOW, NOW);

        // When
        TraceContext after = Tracing.record(Step.JUDGE, Optional.of(before), NOW, NOW);

        // Then
        assertThat(after.traceId()).isEqualTo(before.traceId());
        assertThat(after.spanId()).isNotEqualTo(before.spanId());
    }

    @Test
    void shouldAppendSpansToAFile() throws Exception {
        // Given
        Path file = folder.resolve("spans.jsonl");
        SdkTracerProvider provider = TracingSettings.of("a-service", Map.of("CHATTER_TRACING_FILE", file.toString()))
                .provider()
                .orElseThrow();

        // When
        provider.get("test").spanBuilder("chat.say").startSpan().end();
        provider.shutdown().join(10, TimeUnit.SECONDS);

        // Then
        assertThat(Files.readAllLines(file))
                .singleElement()
                .asString()
                .contains(
                        "\"service\":\"a-service\"",
                        "\"name\":\"chat.say\"",
                        "\"parent_span_id\":\"0000000000000000\"");
    }

    @Test
    void shouldRecordNothingWithoutATarget() {
        assertThat(TracingSettings.of("a-service", Map.of("CHATTER_TRACING_FILE", " "))
                        .provider())
                .isEmpty();
    }

    @Test
    void shouldNameTheVariableThatIsWrong() {
        assertThatThrownBy(() -> TracingSettings.of("a-service", Map.of("OTEL_TRACES_SAMPLER_ARG", "many")))
                .hasMessageContaining("OTEL_TRACES_SAMPLER_ARG")
                .hasMessageContaining("many");
    }
}
