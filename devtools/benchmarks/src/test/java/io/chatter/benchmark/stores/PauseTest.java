package io.chatter.benchmark.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.benchmark.stores.WindowWatch.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
    private static final List<String> ROOMS = List.of("attic", "den", "hall");

    @Test
    void shouldTellTheLongestTimeBetweenTwoWindowsOfOneRoom() {
        // Given: two rooms every second, one that pauses from 10 s to 14 s
        List<Told> told = new ArrayList<>();
        told.addAll(told("attic", LongStream.rangeClosed(0, 20)));
        told.addAll(told("den", LongStream.rangeClosed(0, 20)));
        told.addAll(told("hall", LongStream.concat(LongStream.rangeClosed(0, 10), LongStream.rangeClosed(14, 20))));

        // When
        Pause pause = Pause.of(told, ROOMS, after(8), after(20));

        // Then
        assertThat(pause).isEqualTo(new Pause(Duration.ofSeconds(4), Duration.ofSeconds(1)));
        assertThat(Pause.of(told, ROOMS, after(0), after(10)))
                .isEqualTo(new Pause(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void shouldCountAPauseThatBeganBeforeAndOneThatHasNotEnded() {
        // Given
        List<Told> told = new ArrayList<>();
        told.addAll(told("attic", LongStream.of(0, 6, 7, 8, 9, 10)));
        told.addAll(told("den", LongStream.rangeClosed(0, 3)));
        told.addAll(told("hall", LongStream.rangeClosed(0, 10)));

        // When
        Pause pause = Pause.of(told, ROOMS, after(5), after(10));

        // Then
        assertThat(pause).isEqualTo(new Pause(Duration.ofSeconds(7), Duration.ofSeconds(6)));
    }

    @Test
    void shouldNotPassOverARoomOfWhichNothingIsTold() {
        assertThatThrownBy(() -> Pause.of(told("attic", LongStream.of(1)), ROOMS, after(0), after(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("den");
    }

    @Test
    void shouldCountWindowsThatAreLostOrDoubled() {
        // Given: one that lacks, and one that is told twice
        List<Told> lacking = told("attic", LongStream.of(1, 2, 4, 5));
        List<Told> doubled = told("den", LongStream.of(1, 2, 2, 3));

        // When
        long found = Pause.outOfStep(
                Stream.of(lacking, doubled).flatMap(List::stream).toList());

        // Then
        assertThat(found).isEqualTo(2);
        assertThat(Pause.outOfStep(told("hall", LongStream.rangeClosed(1, 9)))).isZero();
    }

    /// Windows that are seen as they end.
    private static List<Told> told(String room, LongStream seconds) {
        return seconds.mapToObj(second -> new Told(room, after(second), after(second)))
                .toList();
    }

    private static Instant after(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }
}
