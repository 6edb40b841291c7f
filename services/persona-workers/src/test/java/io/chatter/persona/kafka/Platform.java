package io.chatter.persona.kafka;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.PersonaAssignment;
import io.chatter.testing.StubRegistry;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A real broker with empty topics and a registry that knows every schema.
public final class Platform implements AutoCloseable {

    private final TestBroker broker = TestBroker.shared();
    private final StubRegistry registry;
    private final KafkaProducer<String, SpecificRecord> producer;

    public Platform() throws IOException {
        broker.freshCatalogue();
        registry = StubRegistry.start();
        SchemaRegistryClient client = new SchemaRegistryClient(RegistryConfig.of(registry.address()));
        TopicCatalogue.all().forEach(topic -> client.register(topic.valueSubject(), topic.value()));
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        RegistryConfig.ADDRESS,
                        registry.address().toString()),
                new StringSerializer(),
                serializer());
    }

    public KafkaSettings settings(String group) {
        return new KafkaSettings(
                broker.bootstrapServers(), registry.address().toString(), group, Duration.ofMinutes(2));
    }

    public void send(TopicSpec topic, String key, @Nullable SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic.name(), key, value));
        producer.flush();
    }

    public void assign(String agent, boolean enabled) {
        send(
                TopicCatalogue.PERSONA_ROSTER,
                "demo|" + agent,
                PersonaAssignment.newBuilder()
                        .setRoomId("demo")
                        .setAgent(agent)
                        .setPersona("maya")
                        .setDisplayName("Maya")
                        .setColor("#ff0000")
                        .setSeed(agent.hashCode())
                        .setEnabled(enabled)
                        .setAssignedAt(Instant.EPOCH)
                        .build());
    }

    /// A reader of everything on `topic`, from its beginning; the caller's to close.
    public KafkaConsumer<String, SpecificRecord> reader(TopicSpec topic) {
        SpecificAvroDeserializer<SpecificRecord> values = new SpecificAvroDeserializer<>();
        values.configure(Map.of(RegistryConfig.ADDRESS, registry.address().toString()), false);
        KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new StringDeserializer(),
                values);
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(topic.name())
                .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
    }

    private SpecificAvroSerializer<SpecificRecord> serializer() {
        SpecificAvroSerializer<SpecificRecord> values = new SpecificAvroSerializer<>();
        values.configure(Map.of(RegistryConfig.ADDRESS, registry.address().toString()), false);
        return values;
    }
}
