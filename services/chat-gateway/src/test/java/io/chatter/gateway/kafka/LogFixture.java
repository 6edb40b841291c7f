package io.chatter.gateway.kafka;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.schema.MemoryRecord;
import io.chatter.testing.RegistryFault;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A real broker with all topics and a registry that knows every schema of the catalogue. Tests of one JVM share the
/// topics, so each uses a room of its own.
public final class LogFixture implements AutoCloseable {

    private final StubRegistry registry;
    private final KafkaEndpoint endpoint;
    private final Producer<String, byte[]> producer;

    public LogFixture() {
        String bootstrapServers = BrokerProcess.shared().bootstrapServers();
        try {
            registry = StubRegistry.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SchemaRegistryClient schemas = new SchemaRegistryClient(RegistryConfig.of(registry.address()));
        TopicCatalogue.all().forEach(topic -> schemas.register(topic.valueSubject(), topic.value()));
        endpoint = new KafkaEndpoint(bootstrapServers, registry.address().toString());
        producer = endpoint.producer(Map.of());
    }

    public KafkaEndpoint endpoint() {
        return endpoint;
    }

    /// A room whose lines are in another partition than those of `room`.
    public static String roomElsewhere(String room) {
        int partitions = TopicCatalogue.CHAT_FIREHOSE.partitions();
        int taken = TailPositions.partitionOf(room, partitions);
        return Stream.generate(() -> "room-" + UUID.randomUUID())
                .filter(other -> TailPositions.partitionOf(other, partitions) != taken)
                .findFirst()
                .orElseThrow();
    }

    public void registrySuffers(RegistryFault fault) {
        registry.suffer(fault);
    }

    /// How often the registry was asked so far.
    public int registryRequests() {
        return registry.requests();
    }

    public void send(TopicSpec topic, String key, SpecificRecord value) {
        sendRaw(topic.name(), key, endpoint.serializer().serialize(topic.name(), value));
    }

    /// As a worker stores a memory, in the partition of its agent; without a value it is forgotten.
    public void remember(String scope, UUID memoryId, @Nullable MemoryRecord memory) {
        String topic = TopicCatalogue.PERSONA_MEMORY.name();
        int partition = TailPositions.partitionOf(scope, TopicCatalogue.PERSONA_MEMORY.partitions());
        byte @Nullable [] value = memory == null ? null : endpoint.serializer().serialize(topic, memory);
        producer.send(new ProducerRecord<>(topic, partition, scope + "|" + memoryId, value));
        producer.flush();
    }

    public void sendRaw(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    /// All committed records of a key, in offset order.
    public List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        try (Consumer<String, byte[]> consumer = endpoint.consumer(Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(found::add);
            }
            found.removeIf(record -> !key.equals(record.key()));
            return found;
        }
    }

    /// Like [#read], decoded.
    public <T extends SpecificRecord> List<T> values(TopicSpec topic, String key, Class<T> type) {
        var deserializer = endpoint.<T>deserializer();
        return read(topic.name(), key).stream()
                .map(record -> type.cast(deserializer.deserialize(topic.name(), record.value())))
                .toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        registry.close();
    }
}
