package io.chatter.persona.kafka;

import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.observability.EventLog;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads values one by one, so that one poison record never stops a partition. Confined to its consumer's
/// thread.
final class ValueReader {

    private static final EventLog LOG = EventLog.of(ValueReader.class);

    private final SpecificAvroDeserializer<SpecificRecord> deserializer = new SpecificAvroDeserializer<>();

    ValueReader(Map<String, Object> registry) {
        deserializer.configure(registry, false);
    }

    /// The value; empty for a tombstone and for a record that cannot be read, which is logged.
    ///
    /// @throws SchemaException.Retryable when the registry does not answer; without it the value cannot be known
    Optional<SpecificRecord> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()));
        } catch (SchemaException.Retryable e) {
            throw e;
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
