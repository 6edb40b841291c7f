package io.chatter.messaging;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// Serdes of chatter's records for Kafka Streams, all on one registry cache. Thread-safe.
public final class ChatterSerdes {

    private final SchemaCache schemas;

    private ChatterSerdes(SchemaCache schemas) {
        this.schemas = schemas;
    }

    /// @param config Kafka client properties; [RegistryConfig] names those that count
    /// @throws IllegalArgumentException naming the key that is missing or wrong
    public static ChatterSerdes create(Map<String, ?> config) {
        return new ChatterSerdes(SchemaCache.shared(RegistryConfig.from(config)));
    }

    /// A configured serde that reads nothing but `type`. Internal topics of a topology share the registry subject of
    /// the record's own topic, so nothing needs registering for them.
    public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(new SpecificAvroSerializer<>(schemas), new SpecificAvroDeserializer<>(schemas, type));
    }
}
