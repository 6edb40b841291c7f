package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import io.chatter.persona.Lease;
import io.chatter.persona.LineSink;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Publishes lines to chat.ingest. Thread-safe.
public final class KafkaLineSink implements LineSink, AutoCloseable {

    private static final EventLog LOG = EventLog.of(KafkaLineSink.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final KafkaProducer<String, ChatMessage> producer;
    private final TraceOrigins origins;

    /// @param origins whose traces the lines go on with
    public KafkaLineSink(KafkaSettings settings, TraceOrigins origins) {
        this.origins = origins;
        this.producer = new KafkaProducer<>(settings.lines());
    }

    /// Fetches what the first line needs, so that it does not wait for it.
    public void warmUp() {
        producer.partitionsFor(TopicCatalogue.CHAT_INGEST.name());
    }

    @Override
    public boolean publish(ChatMessage line, Lease lease, Duration patience) throws InterruptedException {
        ProducerRecord<String, ChatMessage> record =
                new ProducerRecord<>(TopicCatalogue.CHAT_INGEST.name(), line.getRoomId(), line);
        TurnTrace.record(line, origins).inject(record.headers());
        AtomicReference<@Nullable Future<RecordMetadata>> sent = new AtomicReference<>();
        try {
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

    /// Waits until everything handed over is in the log, or given up.
    public void settle() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
