package io.chatter.testing;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// What a service finds when it starts: the catalogue's topics, empty, on the shared [TestBroker], and a registry that
/// knows every schema of the catalogue. For use by one test thread.
public final class TestPlatform implements AutoCloseable {

    /// How records are written and registered. libs/messaging does it, but tests itself with this library, so it is
    /// passed in.
    public interface Contracts {

        Serializer<SpecificRecord> serializer();

        Deserializer<SpecificRecord> deserializer();

        void register(URI registry, TopicSpec topic);
    }

    private static final Duration POLL = Duration.ofMillis(50);

    private final TestBroker broker = TestBroker.shared();
    private final StubRegistry registry;
    private final Serializer<SpecificRecord> serializer;
    private final Deserializer<SpecificRecord> deserializer;
    private final KafkaProducer<String, byte[]> producer;

    private TestPlatform(StubRegistry registry, Contracts contracts) {
        this.registry = registry;
        this.serializer = contracts.serializer();
        this.deserializer = contracts.deserializer();
        Map<String, String> settings = Map.of("schema.registry.url", registryUrl());
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Empties every topic of the catalogue and its dead-letter topic and registers every schema.
    public static TestPlatform start(Contracts contracts) {
        TestBroker.shared().freshCatalogue();
        try {
            StubRegistry registry = StubRegistry.start();
            TopicCatalogue.all().forEach(topic -> contracts.register(registry.address(), topic));
            return new TestPlatform(registry, contracts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.address().toString();
    }

    public StubRegistry registry() {
        return registry;
    }

    /// Sends one record, or a tombstone for null, and waits until the broker has it.
    public void send(TopicSpec topic, String key, @Nullable SpecificRecord value) {
        sendRaw(topic.name(), key, value == null ? null : serializer.serialize(topic.name(), value));
    }

    /// Sends bytes as they are, for instance poison.
    public void sendRaw(String topic, String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    /// All committed values of a topic, in offset order within each partition.
    public <T extends SpecificRecord> List<T> values(TopicSpec topic, Class<T> type) {
        return read(topic.name()).stream()
                .map(record -> type.cast(deserializer.deserialize(topic.name(), record.value())))
                .toList();
    }

    /// All committed records of a topic as bytes, in offset order within each partition.
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        registry.close();
    }
}
