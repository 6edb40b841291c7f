package io.chatter.trends.config;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicSpec;
import java.net.URI;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/// The serde and registry client of libs/messaging, for the test platform.
final class Contracts implements TestPlatform.Contracts {

    @Override
    public Serializer<SpecificRecord> serializer() {
        return new SpecificAvroSerializer<>();
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return new SpecificAvroDeserializer<>();
    }

    @Override
    public void register(URI registry, TopicSpec topic) {
        new SchemaRegistryClient(RegistryConfig.of(registry)).register(topic.valueSubject(), topic.value());
    }
}
