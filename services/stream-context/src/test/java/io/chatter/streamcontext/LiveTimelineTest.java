package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTimelineTest {
    private static final Instant START = Recordings.START;

    private final LiveTimeline timeline = new LiveTimeline();
    private final List<SoundChunk> heard = new ArrayList<>();
    private Duration farthestAhead = Duration.ofDays(-1);

    @Test
    void shouldCountSamplesWhenArrivalsJitter() {
        // When
        arrive(100, 390, 392);

        // Then
        assertThat(heard)
                .extracting(SoundChunk::at)
                .containsExactly(START, START.plusMillis(100), START.plusMillis(200));
    }

    @Test
    void shouldNotRunAheadWhenAllThatWasBufferedComesAtOnce() {
        // When: a second at once, then a second at its pace
        arrive(1_000, 1_000, 1_000, 1_001, 1_001, 1_002, 1_002, 1_003, 1_003, 1_004);
        paced(1_100, 2_000);

        // Then
        assertThat(heard).hasSize(20);
        assertThat(heard.getFirst().at()).isEqualTo(START.plusMillis(4));
        assertThat(farthestAhead).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void shouldNotRunAheadWhenABacklogComesAtOnce() {
        // Given
        paced(100, 5_000);

        // When: six seconds of nothing, then all of them, then as before
        for (int i = 0; i < 60; i++) {
            arrive(11_000);
        }
        paced(11_100, 20_000);

        // Then
        assertThat(farthestAhead).isLessThan(Duration.ofMillis(500));
        assertThat(heard.getLast().end()).isEqualTo(START.plusMillis(20_000));
    }

    @Test
    void shouldFollowTheClockWhenWhatWasMissedNeverComes() {
        // Given
        paced(100, 5_000);

        // When
        paced(15_000, 18_000);

        // Then
        assertThat(farthestAhead).isLessThan(Duration.ofMillis(500));
        assertThat(heard.getLast().end()).isEqualTo(START.plusMillis(18_000));
        assertThat(heard).extracting(SoundChunk::at).isSorted();
    }

    @Test
    void shouldGiveUpWhatComesFasterThanItPlays() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 600; i++) {
                        arrive(1_000 + i);
                    }
                })
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("faster than it plays");
        assertThat(heard).hasSizeLessThan(120);
    }

    @Test
    void shouldGiveWhatWasHeldBackOfAShortStream() {
        // Given
        arrive(100);

        // Then
        assertThat(heard).isEmpty();
        assertThat(timeline.rest()).extracting(SoundChunk::at).containsExactly(START);
        assertThat(timeline.rest()).isEmpty();
    }

    private void paced(int from, int to) {
        for (int millis = from; millis <= to; millis += 100) {
            arrive(millis);
        }
    }

    private void arrive(int... millis) {
        for (int each : millis) {
            Instant arrival = START.plusMillis(each);
            List<SoundChunk> chunks = timeline.hear(new short[SoundChunk.USUAL_SAMPLES], arrival);
            heard.addAll(chunks);
            for (SoundChunk chunk : chunks) {
                Duration ahead = Duration.between(arrival, chunk.end());
                farthestAhead = ahead.compareTo(farthestAhead) > 0 ? ahead : farthestAhead;
            }
        }
    }
}
