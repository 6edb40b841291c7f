package io.chatter.data.log;

import io.chatter.data.DataFailure;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Decodes values, whatever version they were written in, and counts those that cannot be. Thread-safe.
public final class RecordDecoder {

    private final LogAddress address;
    private final SpecificAvroDeserializer<SpecificRecord> values = new SpecificAvroDeserializer<>();
    private final Map<String, LongAdder> undecodable = new ConcurrentSkipListMap<>();

    public RecordDecoder(LogAddress address) {
        this.address = address;
        values.configure(address.clientSettings(), false);
    }

    /// Empty when the value is no record of ours; its cause is counted then.
    ///
    /// @throws DataFailure when the registry is needed and does not answer
    public Optional<DecodedRecord> decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(new DecodedRecord(record, values.deserialize(record.topic(), record.value())));
        } catch (SchemaException.Permanent e) {
            undecodable
                    .computeIfAbsent(cause(record.topic(), e), key -> new LongAdder())
                    .increment();
            return Optional.empty();
        } catch (SchemaException.Retryable e) {
            throw address.unanswered(e);
        }
    }

    /// How many records could not be decoded so far, by topic and cause.
    public Map<String, Long> undecodable() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        undecodable.forEach((cause, count) -> counts.put(cause, count.sum()));
        return counts;
    }

    /// Forgets what was counted.
    public void reset() {
        undecodable.clear();
    }

    /// Numbers vary from record to record; what is left of the message names the kind of damage.
    private static String cause(String topic, SchemaException e) {
        String message = String.valueOf(e.getMessage());
        int detail = message.indexOf(';');
        return topic + ": "
                + (detail < 0 ? message : message.substring(0, detail))
                        .replaceFirst("^cannot deserialise a value of topic \\S+: ", "")
                        .replaceAll("value of \\d+ bytes", "value")
                        .replaceAll("its \\d+ bytes", "its bytes");
    }
}
