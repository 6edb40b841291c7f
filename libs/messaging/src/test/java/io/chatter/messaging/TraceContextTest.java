package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Random random = new Random(1);

    @Test
    void shouldSurviveATripThroughHeaders() {
        // Given
        TraceContext context = TraceContext.start(random);
        RecordHeaders headers = new RecordHeaders();

        // When
        context.inject(headers);
        context.inject(headers);

        // Then
        assertThat(headers.toArray()).hasSize(1);
        assertThat(TraceContext.extract(headers)).contains(context);
    }

    @Test
    void shouldContinueTheTraceInASpanOfItsOwn() {
        // Given
        RecordHeaders headers = headers(PARENT);

        // When
        TraceContext context = TraceContext.continueFrom(headers, random);

        // Then
        assertThat(context.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(context.spanId()).isNotEqualTo("00f067aa0ba902b7");
        assertThat(context.sampled()).isTrue();
    }

    @Test
    void shouldReadALaterVersionOfTheHeader() {
        // Given
        RecordHeaders headers = headers(PARENT.replaceFirst("00", "01") + "-extra");

        // When, Then
        assertThat(TraceContext.extract(headers)).map(TraceContext::traceparent).contains(PARENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void shouldStartAnewAfterAHeaderThatMakesNoSense(String header) {
        // Given
        RecordHeaders headers = headers(header);

        // When
        TraceContext context = TraceContext.continueFrom(headers, random);

        // Then
        assertThat(TraceContext.extract(headers)).isEmpty();
        assertThat(context.sampled()).isTrue();
    }

    @Test
    void shouldRefuseIdsThatAreAllZero() {
        // Given, When, Then
        assertThatThrownBy(() -> new TraceContext("0".repeat(32), "1".repeat(16), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trace id");
    }

    private static RecordHeaders headers(String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(TraceContext.HEADER, traceparent.getBytes(StandardCharsets.US_ASCII));
        return headers;
    }
}
