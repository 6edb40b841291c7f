package io.chatter.benchmark.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Settling settling = new Settling(100, Duration.ofSeconds(3));

    @Test
    void shouldNotTakeTheOldSpreadForTheNewOne() {
        // When
        boolean atOnce = settling.settled(List.of(50, 50, 0), 0);

        // Then
        assertThat(atOnce).isFalse();
        assertThat(settling.settled(List.of(50, 50, 0), 10 * SECOND)).isFalse();
    }

    @Test
    void shouldNotTakeTheFirstAgentForASpread() {
        // Given
        settling.settled(List.of(50, 49, 1), 0);

        // Then
        assertThat(settling.settled(List.of(50, 49, 1), 10 * SECOND)).isFalse();
    }

    @Test
    void shouldWaitUntilNothingMoves() {
        // Given
        settling.settled(List.of(40, 40, 20), 0);
        boolean moving = settling.settled(List.of(34, 33, 33), 5 * SECOND);

        // When
        boolean calm = settling.settled(List.of(34, 33, 33), 8 * SECOND);

        // Then
        assertThat(moving).isFalse();
        assertThat(calm).isTrue();
    }

    @Test
    void shouldWaitForThoseWhoAreAway() {
        // Given
        settling.settled(List.of(34, 33, 30), 0);

        // Then
        assertThat(settling.settled(List.of(34, 33, 30), 10 * SECOND)).isFalse();
    }
}
