package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicketsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MovableClock clock = new MovableClock();
    private final Tickets tickets = new Tickets(new Random(1), clock, Duration.ofSeconds(30));
    private final Account mia =
            new Account("user-mia", "Mia", Role.MEMBER, RoomScope.ALL, NOON.plusSeconds(60), "token");

    @Test
    void shouldAdmitOnceAndInTime() {
        // Given
        String used = tickets.issue(mia).orElseThrow();
        String late = tickets.issue(mia).orElseThrow();

        // Then
        assertThat(used).isNotEqualTo(late).hasSize(43);
        assertThat(tickets.redeem(used)).contains(mia);
        assertThat(tickets.redeem(used)).isEmpty();
        clock.now = NOON.plusSeconds(30);
        assertThat(tickets.redeem(late)).isEmpty();
        assertThat(tickets.redeem("made up")).isEmpty();
    }

    @Test
    void shouldNotOutliveItsToken() {
        // Given
        clock.now = NOON.plusSeconds(55);
        String ticket = tickets.issue(mia).orElseThrow();

        // When
        clock.now = NOON.plusSeconds(60);

        // Then
        assertThat(tickets.redeem(ticket)).isEmpty();
    }

    @Test
    void shouldSellFewThatAreNotUsed() {
        // Given
        for (int i = 0; i < 20; i++) {
            tickets.issue(mia);
        }

        // Then
        assertThat(tickets.issue(mia)).isEmpty();
        clock.now = NOON.plusSeconds(30);
        assertThat(tickets.issue(mia)).isPresent();
    }

    /// Stands until it is set.
    private static final class MovableClock extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
