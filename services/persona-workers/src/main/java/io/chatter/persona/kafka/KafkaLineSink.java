package io.chatter.persona.kafka;

import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.observability.EventLog;
import io.chatter.persona.Lease;
import io.chatter.persona.LineSink;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Publishes lines to chat.ingest. Thread-safe.
public final class KafkaLineSink implements LineSink, AutoCloseable {

    private static final EventLog LOG = EventLog.of(KafkaLineSink.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;
    private final SpecificAvroSerializer<ChatMessage> serializer = new SpecificAvroSerializer<>();
    private final TraceOrigins origins;

    /// @param origins whose traces the lines go on with
    public KafkaLineSink(KafkaSettings settings, TraceOrigins origins) {
        this.origins = origins;
        Map<String, Object> config = settings.lines();
        this.serializer.configure(config, false);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /// Fetches what the first line needs, so that it does not wait for it.
    public void warmUp() {
        producer.partitionsFor(TopicCatalogue.CHAT_INGEST.name());
    }

    @Override
    public boolean publish(ChatMessage line, Lease lease, Duration patience) throws InterruptedException {
        AtomicReference<@Nullable Future<RecordMetadata>> sent = new AtomicReference<>();
        try {
            ProducerRecord<String, byte[]> record = prepared(line);
            lease.whileHeld(() -> sent.set(producer.send(record)));
            Future<RecordMetadata> acknowledgement = sent.get();
            if (acknowledgement == null) {
                return false;
            }
            acknowledgement.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOG.warn("line.unpublished", e, "room", line.getRoomId(), "message_id", line.getMessageId());
            return false;
        }
    }

    /// Waits for what the first line needs of the registry and the broker, so that nothing waits for it under a lease.
    private ProducerRecord<String, byte[]> prepared(ChatMessage line) {
        String topic = TopicCatalogue.CHAT_INGEST.name();
        producer.partitionsFor(topic);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, line.getRoomId(), serializer.serialize(topic, line));
        TurnTrace.record(line, origins).inject(record.headers());
        return record;
    }

    /// Waits until everything handed over is in the log, or given up.
    public void settle() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
