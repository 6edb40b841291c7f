package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivityCycleTest {

    @Test
    void shouldGoUpAndDownWithinItsBounds() {
        // When
        List<Double> hour = hour(ActivityCycle.of(7));

        // Then
        assertThat(hour)
                .allMatch(at -> at >= 0.6 && at <= 1.4)
                .anyMatch(at -> at > 1.3)
                .anyMatch(at -> at < 0.7);
    }

    @Test
    void shouldBeOfTheAgentAlone() {
        assertThat(hour(ActivityCycle.of(7)))
                .isEqualTo(hour(ActivityCycle.of(7)))
                .isNotEqualTo(hour(ActivityCycle.of(8)));
    }

    /// Minute by minute; no period is longer than twenty minutes.
    private static List<Double> hour(ActivityCycle cycle) {
        return IntStream.range(0, 60)
                .mapToObj(minute -> cycle.at(Fixtures.NOON.plus(Duration.ofMinutes(minute))))
                .toList();
    }
}
