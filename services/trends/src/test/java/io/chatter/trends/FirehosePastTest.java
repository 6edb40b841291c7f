package io.chatter.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.window.PastLines.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A broker that does not answer is an error, and no end of the log.
class FirehosePastTest {

    private static final TopicPartition PARTITION = new TopicPartition(TopicCatalogue.CHAT_FIREHOSE.name(), 0);
    private static final Deserializer<ChatMessage> NO_LINES = (topic, bytes) -> {
        throw new AssertionError("no line was sent");
    };

    private final AtomicLong nanos = new AtomicLong();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none") {
        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> timestamps) {
            throw new TimeoutException("the leader is away");
        }
    };
    private final FirehosePast past = new FirehosePast(
            NO_LINES,
            () -> consumer,
            () -> nanos.addAndGet(Duration.ofMillis(100).toNanos()));

    @Test
    @Timeout(20)
    void shouldGiveUpWhenNoLineComesThoughTheLogHasMore() {
        // Given: the log ends at 10, and the partition's leader is away
        consumer.updateEndOffsets(Map.of(PARTITION, 10L));
        Reader reader = past.behind(0, 3);

        // When, Then
        assertThatThrownBy(reader::next)
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("no record at offset 4 of 10");
        assertThat(Duration.ofNanos(nanos.get()))
                .isBetween(FirehosePast.ANSWER_WITHIN, FirehosePast.ANSWER_WITHIN.plusSeconds(1));
    }

    @Test
    void shouldCloseTheConsumerWhenItCannotBegin() {
        // When, Then
        assertThatThrownBy(() -> past.since(0, Instant.EPOCH)).isInstanceOf(TimeoutException.class);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void shouldTellTheEndOfTheLogAtOnce() {
        // Given
        consumer.updateEndOffsets(Map.of(PARTITION, 4L));

        // When
        Reader reader = past.behind(0, 3);

        // Then
        assertThat(reader.next()).isEmpty();
    }
}
