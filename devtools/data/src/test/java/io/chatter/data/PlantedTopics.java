package io.chatter.data;

import io.chatter.data.log.LogAddress;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The catalogue's topics on a broker, with records where and when a test wants them. For one test thread.
public final class PlantedTopics implements AutoCloseable {

    private static final class Contracts implements TestPlatform.Contracts {

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

    private final TestPlatform platform = TestPlatform.start(new Contracts());
    private final SpecificAvroSerializer<SpecificRecord> values = new SpecificAvroSerializer<>();
    private final KafkaProducer<String, byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    public PlantedTopics() {
        values.configure(Map.of(RegistryConfig.ADDRESS, platform.registryUrl()), false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public TestPlatform platform() {
        return platform;
    }

    public LogAddress address() {
        return new LogAddress(platform.bootstrapServers(), URI.create(platform.registryUrl()));
    }

    /// Sends without waiting; `flush` waits.
    public void plant(TopicSpec topic, int partition, Instant at, String key, @Nullable SpecificRecord value) {
        plantBytes(
                topic.name(),
                partition,
                at,
                key,
                value == null ? null : values.serialize(topic.name(), value),
                Map.of());
    }

    public void plantBytes(
            String topic, int partition, Instant at, String key, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, partition, at.toEpochMilli(), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        sent.add(producer.send(record));
    }

    /// The value as it stands in the log.
    public byte[] encode(TopicSpec topic, SpecificRecord value) {
        return values.serialize(topic.name(), value);
    }

    /// Returns when the broker has everything.
    public void flush() {
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("a record was not planted", e);
            }
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
        platform.close();
    }
}
