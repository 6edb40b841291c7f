package io.chatter.messaging;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads Kafka values in Confluent's wire format into generated Avro records. The class is the one that the writer's
/// schema names; values written in other versions of it are resolved to the version compiled in.
///
/// The first value with an unseen schema id asks the registry; from then on the registry is not needed. Settings are
/// the constants of [RegistryConfig]. Thread-safe once configured; blocks only for that first value, and then for at
/// most the registry time-out.
///
/// @param <T> the records read; a value of another class is a permanent error where the class is known
public final class SpecificAvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private @Nullable SchemaCache schemas;
    private final Class<? extends SpecificRecord> expected;
    private final Map<Integer, RecordDecoder> decoders = new ConcurrentHashMap<>();

    /// For Kafka, which calls [#configure] next.
    public SpecificAvroDeserializer() {
        this.expected = SpecificRecord.class;
    }

    SpecificAvroDeserializer(SchemaCache schemas, Class<T> expected) {
        this.schemas = schemas;
        this.expected = expected;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (isKey) {
            throw new ConfigException("keys are UTF-8 strings in chatter; set key.deserializer to StringDeserializer");
        }
        schemas = SchemaCache.shared(RegistryConfig.from(configs));
    }

    /// @return null for null, the tombstone of compacted topics
    /// @throws SchemaException.Retryable when the registry is needed and does not answer, or knows no schema of
    ///     `topic` at all
    /// @throws SchemaException.Permanent when the value is no such record
    @Override
    @SuppressWarnings("unchecked") // the decoder was made for a class that is `expected` or below
    public @Nullable T deserialize(String topic, byte @Nullable [] payload) {
        if (payload == null) {
            return null;
        }
        try {
            int id = WireFormat.idOf(payload);
            RecordDecoder decoder = decoders.get(id);
            return (T) (decoder == null ? learn(topic, id) : decoder).decode(payload, WireFormat.HEADER_BYTES);
        } catch (SchemaException e) {
            throw e.at("cannot deserialise a value of topic " + topic);
        } catch (AvroTypeException e) {
            throw new SchemaException.Permanent(
                    "cannot deserialise a value of topic " + topic + ": schema id " + WireFormat.idOf(payload)
                            + " is incompatible with the version that this program reads (" + e.getMessage()
                            + "); have its writer go back to a compatible version",
                    e);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException
                | ClassCastException e) {
            throw new SchemaException.Permanent(
                    "cannot deserialise a value of topic " + topic + ": its " + payload.length
                            + " bytes are damaged or do not fit schema id " + WireFormat.idOf(payload)
                            + "; find its producer by the record's headers",
                    e);
        }
    }

    private RecordDecoder learn(String topic, int id) {
        SchemaCache cache = schemas;
        if (cache == null) {
            throw new IllegalStateException("not configured: call configure before the first value");
        }
        Schema written = cache.byId(topic, id);
        RecordDecoder decoder = RecordDecoder.of(written, RecordClass.named(written, expected));
        decoders.put(id, decoder);
        return decoder;
    }
}
