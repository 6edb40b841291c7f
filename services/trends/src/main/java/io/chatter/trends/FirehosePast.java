package io.chatter.trends;

import io.chatter.messaging.SchemaException;
import io.chatter.observability.flight.PastRead;
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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the firehose again by consumers without a group, one for each reading. Thread-safe.
public final class FirehosePast implements PastLines {

    private static final String TOPIC = TopicCatalogue.CHAT_FIREHOSE.name();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);
    private static final int LINES = 5_000;

    /// How long a broker may take. The thread that asks has transactions open, which time out after 5 s.
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private final Deserializer<ChatMessage> lines;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final LongSupplier nanoTime;

    /// @param client what any client of the broker needs
    public FirehosePast(Map<String, ?> client, Deserializer<ChatMessage> lines) {
        this(
                lines,
                () -> new KafkaConsumer<>(settings(client), new StringDeserializer(), new ByteArrayDeserializer()),
                System::nanoTime);
    }

    FirehosePast(Deserializer<ChatMessage> lines, Supplier<Consumer<String, byte[]>> consumers, LongSupplier nanoTime) {
        this.lines = lines;
        this.consumers = consumers;
        this.nanoTime = nanoTime;
    }

    /// Where a segment was deleted under a reading, it goes on with the first line that is left: at the end
    /// of the log, Kafka's own choice, it would have passed over all that is.
    private static Map<String, Object> settings(Map<String, ?> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, LINES);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_WITHIN.toMillis());
        return settings;
    }

    @Override
    public Reader since(int partition, Instant appended) {
        Reading reading = new Reading(partition);
        try {
            reading.seek(appended);
            return reading;
        } catch (KafkaException e) {
            reading.close();
            throw e;
        }
    }

    @Override
    public Reader behind(int partition, long offset) {
        Reading reading = new Reading(partition);
        reading.seek(offset + 1);
        return reading;
    }

    private final class Reading implements Reader {

        private final TopicPartition partition;
        private final Consumer<String, byte[]> consumer = consumers.get();
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
            PastRead flight = new PastRead();
            flight.begin();
            List<ConsumerRecord<String, ChatMessage>> found = read();
            flight.end();
            if (flight.shouldCommit()) {
                flight.partition = partition.partition();
                flight.lines = found.size();
                flight.commit();
            }
            return found;
        }

        private List<ConsumerRecord<String, ChatMessage>> read() {
            List<ConsumerRecord<String, ChatMessage>> found = new ArrayList<>();
            if (isAtTheEnd()) {
                return found;
            }
            long answered = nanoTime.getAsLong();
            do {
                long before = consumer.position(partition);
                consumer.poll(POLL).forEach(record -> decoded(record).ifPresent(found::add));
                if (consumer.position(partition) != before) {
                    answered = nanoTime.getAsLong();
                } else if (nanoTime.getAsLong() - answered >= ANSWER_WITHIN.toNanos()) {
                    throw new TimeoutException(partition + ": no record at offset " + before + " of " + end + " within "
                            + ANSWER_WITHIN + "; is its leader up?");
                }
            } while (found.isEmpty() && !isAtTheEnd());
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
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
        }
    }

    /// What can never be read is in the dead letters.
    private Optional<ConsumerRecord<String, ChatMessage>> decoded(ConsumerRecord<String, byte[]> record) {
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
