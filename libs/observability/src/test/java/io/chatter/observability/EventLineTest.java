package io.chatter.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventLineTest {

    @Test
    void shouldWriteKeysAndValuesInTheOrderGiven() {
        // Given, When
        String line = EventLine.of("consumer.dropped", "room", "demo", "missed", 12);

        // Then
        assertThat(line).isEqualTo("consumer.dropped room=demo missed=12");
    }

    @Test
    void shouldKeepOneLineOneLine() {
        // Given a value that tries to forge a second event
        String hostile = "x\nlogin.succeeded user=\"root\"\u0007";

        // When
        String line = EventLine.of("room.unknown", "room", hostile, "empty", "");

        // Then
        assertThat(line).isEqualTo("room.unknown room=\"x\\nlogin.succeeded user=\\\"root\\\"\\u0007\" empty=\"\"");
    }

    @Test
    void shouldNameTheCauseWithoutItsStackTrace() {
        // Given, When
        String text = EventLine.cause(new IllegalStateException("no broker"));

        // Then
        assertThat(text).isEqualTo(" cause=IllegalStateException message=\"no broker\"");
    }

    @Test
    void shouldRefuseAKeyWithoutAValue() {
        // Given, When, Then
        assertThatThrownBy(() -> EventLine.of("event", "key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pairs");
    }
}
