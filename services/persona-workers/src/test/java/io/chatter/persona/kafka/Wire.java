package io.chatter.persona.kafka;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicSpec;
import java.net.URI;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/// How the test platform writes and registers what a worker reads, and how a worker reaches it.
public final class Wire implements TestPlatform.Contracts {

    public static KafkaSettings settings(TestPlatform platform, String group) {
        return new KafkaSettings(platform.bootstrapServers(), platform.registryUrl(), group, Duration.ofMinutes(2));
    }

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
