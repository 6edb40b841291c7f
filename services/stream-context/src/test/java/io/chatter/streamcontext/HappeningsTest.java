package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HappeningsTest {

    private final Happenings happenings = new Happenings(EventLimits.defaults());

    @Test
    void shouldTellOnceWhatGoesOnWhenAnEarlierOneIsToldLate() {
        // Given
        happenings.add(laugh(20));
        boolean late = happenings.add(laugh(5));

        // When
        boolean again = happenings.add(laugh(22));

        // Then
        assertThat(late).isTrue();
        assertThat(again).isFalse();
    }

    @Test
    void shouldTellOnceWhatIsToldLateTwice() {
        // Given
        happenings.add(laugh(20));
        happenings.add(laugh(5));

        // When
        boolean again = happenings.add(laugh(7));

        // Then
        assertThat(again).isFalse();
    }

    @Test
    void shouldRememberTheLatestWhenItHasLeftTheWindow() {
        // Given
        happenings.add(laugh(20));
        happenings.since(at(25));

        // When
        boolean again = happenings.add(laugh(25));

        // Then
        assertThat(again).isFalse();
    }

    private static StreamEvent laugh(int second) {
        return Happenings.event(StreamEventType.BIG_LAUGH, at(second), 0.9, "laughter");
    }

    private static Instant at(int second) {
        return Recordings.START.plusSeconds(second);
    }
}
