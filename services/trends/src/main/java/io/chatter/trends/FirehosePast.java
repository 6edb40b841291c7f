package io.chatter.trends;

import io.chatter.messaging.SchemaException;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.BroadcastTime;
import io.chatter.topology.window.PastLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the firehose again by consumers without a group, one for each reading. Thread-safe.
public final class FirehosePast implements PastLines {

    private static final String TOPIC = TopicCatalogue.CHAT_FIREHOSE.name();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LINES = 5_000;

    private final Map<String, Object> settings;
    private final Deserializer<ChatMessage> lines;

    /// @param client what any client of the broker needs
    public FirehosePast(Map<String, ?> client, Deserializer<ChatMessage> lines) {
        this.lines = lines;
        settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, LINES);
    }

    @Override
    public Reader since(int partition, Instant appended) {
        Reading reading = new Reading(partition);
        reading.seek(appended);
        return reading;
    }

    @Override
    public Reader behind(int partition, long offset) {
        Reading reading = new Reading(partition);
        reading.seek(offset + 1);
        return reading;
    }

    private final class Reading implements Reader {

        private final TopicPartition partition;
        private final Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        private long end;

        Reading(int partition) {
            this.partition = new TopicPartition(TOPIC, partition);
            consumer.assign(List.of(this.partition));
        }

        void seek(Instant appended) {
            OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, appended.toEpochMilli()))
                    .get(partition);
            seek(found == null ? newest() : found.offset());
        }

        void seek(long offset) {
            consumer.seek(partition, offset);
        }

        @Override
        public List<ConsumerRecord<String, ChatMessage>> next() {
            List<ConsumerRecord<String, ChatMessage>> found = new ArrayList<>();
            while (found.isEmpty() && !isAtTheEnd()) {
                consumer.poll(POLL).forEach(record -> read(record).ifPresent(found::add));
            }
            return found;
        }

        private boolean isAtTheEnd() {
            if (consumer.position(partition) < end) {
                return false;
            }
            end = newest();
            return consumer.position(partition) >= end;
        }

        private long newest() {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /// What can never be read is in the dead letters.
    private Optional<ConsumerRecord<String, ChatMessage>> read(ConsumerRecord<String, byte[]> record) {
        try {
            ChatMessage line = lines.deserialize(TOPIC, record.value());
            return record.key() == null || line == null ? Optional.empty() : Optional.of(withTime(record, line));
        } catch (SchemaException.Permanent e) {
            return Optional.empty();
        }
    }

    private ConsumerRecord<String, ChatMessage> withTime(ConsumerRecord<String, byte[]> record, ChatMessage line) {
        return new ConsumerRecord<>(
                TOPIC,
                record.partition(),
                record.offset(),
                BroadcastTime.of(line, record.timestamp()),
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                line,
                new RecordHeaders(),
                Optional.empty());
    }
}
