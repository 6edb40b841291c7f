package io.chatter.persona.kafka;

import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.observability.EventLog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads values one by one, so that one poison record never stops a partition. Confined to its consumer's
/// thread.
final class ValueReader {

    private static final EventLog LOG = EventLog.of(ValueReader.class);
    private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(1);

    private final SpecificAvroDeserializer<SpecificRecord> deserializer = new SpecificAvroDeserializer<>();

    ValueReader(Map<String, Object> registry) {
        deserializer.configure(registry, false);
    }

    /// The value; empty for a tombstone and for a record that cannot be read, which is logged. Waits for a
    /// registry that does not answer: without its schema the record means nothing.
    Optional<SpecificRecord> read(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        while (true) {
            try {
                return Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()));
            } catch (SchemaException.Retryable e) {
                LOG.warn("registry.waiting", e, "topic", record.topic());
                Thread.sleep(REGISTRY_PAUSE);
            } catch (RuntimeException e) {
                LOG.warn(
                        "record.skipped", e,
                        "topic", record.topic(),
                        "partition", record.partition(),
                        "offset", record.offset());
                return Optional.empty();
            }
        }
    }
}
