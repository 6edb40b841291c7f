package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveTimelineTest {
    private static final int LENGTH = SoundChunk.USUAL_SAMPLES;
    private static final Instant START = Recordings.START;

    private final LiveTimeline timeline = new LiveTimeline();

    @Test
    void shouldCountSamplesWhenArrivalsJitter() {
        // When
        Instant first = timeline.stamp(LENGTH, START.plusMillis(100));
        Instant second = timeline.stamp(LENGTH, START.plusMillis(390));
        Instant third = timeline.stamp(LENGTH, START.plusMillis(392));

        // Then
        assertThat(first).isEqualTo(START);
        assertThat(second).isEqualTo(START.plusMillis(100));
        assertThat(third).isEqualTo(START.plusMillis(200));
    }

    @Test
    void shouldFollowTheClockAfterAStall() {
        // Given
        timeline.stamp(LENGTH, START.plusMillis(100));

        // When
        Instant after = timeline.stamp(LENGTH, START.plusSeconds(10));

        // Then
        assertThat(after).isEqualTo(START.plusMillis(9_900));
    }
}
