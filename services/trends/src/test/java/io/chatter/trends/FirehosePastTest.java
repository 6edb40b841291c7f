package io.chatter.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.window.PastLines.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void shouldShowInAFlightRecordingHowManyLinesWereReadAgain(@TempDir Path folder) throws Exception {
        // Given
        ChatMessage line = ChatMessage.newBuilder()
                .setMessageId(new UUID(0, 1))
                .setRoomId("demo")
                .setAuthor(new Author("guest-ann", "Ann", "#3f8fd2", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText("hello")
                .setSentAt(Instant.EPOCH)
                .build();
        FirehosePast log = new FirehosePast((_, _) -> line, () -> consumer, nanos::get);
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        consumer.schedulePollTask(() -> {
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, "demo", new byte[1]));
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 1, "demo", new byte[1]));
        });
        Path file = folder.resolve("flight.jfr");

        // When
        try (Reader reader = log.behind(0, -1);
                Recording recording = new Recording()) {
            recording.enable("io.chatter.PastRead").withoutThreshold();
            recording.start();
            assertThat(reader.next()).hasSize(2);
            recording.stop();
            recording.dump(file);
        }

        // Then
        assertThat(RecordingFile.readAllEvents(file))
                .extracting(event -> event.getInt("partition"), event -> event.getInt("lines"))
                .containsExactly(tuple(0, 2));
    }
}
