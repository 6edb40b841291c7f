package io.chatter.messaging;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Writes generated Avro records as Kafka values in Confluent's wire format.
///
/// The first record of a topic and class asks the registry for its id; from then on the registry is not needed.
/// Settings are the constants of [RegistryConfig]. Thread-safe once configured; blocks only for that first record,
/// and then for at most the registry time-out.
///
/// @param <T> the records written; [SpecificRecord] for a topic of several kinds
public final class SpecificAvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    /// What was found out for the last topic and class, which in practice are always the same.
    private record Route(String topic, Schema own, byte[] header, RecordEncoder encoder) {

        boolean leads(String otherTopic, Schema otherSchema) {
            return own == otherSchema && topic.equals(otherTopic);
        }
    }

    private record Destination(String topic, Schema schema) {}

    private @Nullable SchemaCache schemas;
    /// Spares the look-up where a producer writes to one topic.
    private volatile @Nullable Route last;
    /// A serde of Kafka Streams writes to several topics in turn, and an encoder is dear to make.
    private final Map<Destination, Route> routes = new ConcurrentHashMap<>();

    /// For Kafka, which calls [#configure] next.
    public SpecificAvroSerializer() {}

    SpecificAvroSerializer(SchemaCache schemas) {
        this.schemas = schemas;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (isKey) {
            throw new ConfigException("keys are UTF-8 strings in chatter; set key.serializer to StringSerializer");
        }
        schemas = SchemaCache.shared(RegistryConfig.from(configs));
    }

    /// @return null for null, the tombstone of compacted topics
    /// @throws SchemaException.Retryable when the registry is needed and does not answer, or knows no schema of
    ///     `topic` at all
    /// @throws SchemaException.Permanent when the schema is refused or a required field is missing
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        Route route = last;
        if (route == null || !route.leads(topic, record.getSchema())) {
            Destination destination = new Destination(topic, record.getSchema());
            Route known = routes.get(destination);
            route = known == null ? route(topic, record) : known;
            routes.put(destination, route);
            last = route;
        }
        try {
            return route.encoder().encode(route.header(), record);
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SchemaException.Permanent(
                    "cannot serialise " + record.getSchema().getFullName() + " for topic " + topic
                            + ": a field is missing or of the wrong type; build records with their builders",
                    e);
        }
    }

    private Route route(String topic, T record) {
        Schema own = record.getSchema();
        SchemaCache cache = schemas;
        if (cache == null) {
            throw new IllegalStateException("not configured: call configure before the first record");
        }
        try {
            SchemaCache.Writer writer = cache.writer(topic, own);
            RecordClass type = new RecordClass(record.getClass(), own, SpecificData.getForClass(record.getClass()));
            RecordEncoder encoder = RecordEncoder.of(type, writer.schema());
            return new Route(topic, own, WireFormat.header(writer.id()), encoder);
        } catch (SchemaException e) {
            throw e.at("cannot serialise " + own.getFullName() + " for topic " + topic + ", subject "
                    + SchemaCache.subject(topic, own));
        }
    }
}
