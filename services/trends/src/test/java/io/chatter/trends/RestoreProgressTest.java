package io.chatter.trends;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition ONE = new TopicPartition("app-trends-store-changelog", 1);
    private static final TopicPartition TWO = new TopicPartition("app-trends-store-changelog", 2);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void shouldTellHowFarEachStoreIs() {
        // Given
        progress.onRestoreStart(ONE, "trends-store", 100, 1_100);
        progress.onRestoreStart(TWO, "trends-store", 0, 50);

        // When
        progress.onBatchRestored(ONE, "trends-store", 500, 400);

        // Then
        assertThat(progress.running())
                .containsExactly(
                        new RestoreProgress.Store("trends-store", 1, 400, 1_000),
                        new RestoreProgress.Store("trends-store", 2, 0, 50));
        assertThat(progress.recordsLeft()).isEqualTo(650);
    }

    @Test
    void shouldForgetAStoreThatIsRestoredOrThatMovedOn() {
        // Given
        progress.onRestoreStart(ONE, "trends-store", 0, 10);
        progress.onRestoreStart(TWO, "trends-store", 0, 10);

        // When
        progress.onRestoreEnd(ONE, "trends-store", 10);
        progress.onRestoreSuspended(TWO, "trends-store", 3);

        // Then
        assertThat(progress.running()).isEmpty();
        assertThat(progress.recordsLeft()).isZero();
    }

    @Test
    void shouldNotCountBelowZeroWhereMoreComesThanWasKnown() {
        // Given
        progress.onRestoreStart(ONE, "trends-store", 0, 10);

        // When
        progress.onBatchRestored(ONE, "trends-store", 14, 15);

        // Then
        assertThat(progress.recordsLeft()).isZero();
    }
}
