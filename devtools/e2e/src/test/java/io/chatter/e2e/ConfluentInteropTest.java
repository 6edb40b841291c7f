package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.Reason;
import io.chatter.schema.ReplyTo;
import io.chatter.schema.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.apache.pulsar.kafka.shade.io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.pulsar.kafka.shade.io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Confluent's own classes and ours on one topic of the real broker, with the real registry between them.
/// Confluent's are 7.0.1 and come shaded, with an Avro of their own.
class ConfluentInteropTest {

    private static final Instant SENT = Instant.parse("2026-11-22T10:15:30.123Z");

    private final RunningStack stack = RunningStack.shared();
    private final String topic = "interop-" + UUID.randomUUID();

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(clients())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void deleteTopic() throws Exception {
        try (Admin admin = Admin.create(clients())) {
            admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldWriteWhatConfluentReads() throws Exception {
        // Given
        ChatMessage line = line();

        // When
        send(line, ours(new SpecificAvroSerializer<>()));

        // Then
        GenericRecord read = (GenericRecord) receive(confluent(new KafkaAvroDeserializer()));
        assertThat(read.get("message_id")).hasToString(line.getMessageId().toString());
        assertThat(read.get("text")).hasToString(line.getText());
        assertThat(read.get("sent_at")).isEqualTo(SENT.toEpochMilli());
        assertThat(read.get("origin")).hasToString("BOT");
        GenericRecord provenance = (GenericRecord) read.get("provenance");
        assertThat(provenance.get("reasons")).hasToString("[{\"factor\": \"mention\", \"weight\": 4.0}]");
        assertThat(provenance.get("memory_ids")).hasToString("[" + new UUID(7, 8) + ", " + new UUID(9, 10) + "]");
    }

    @Test
    void shouldReadWhatConfluentWrites() throws Exception {
        // Given a line as Confluent's classes know it
        ChatMessage line = line();
        send(line, ours(new SpecificAvroSerializer<>()));
        Object theirs = receive(confluent(new KafkaAvroDeserializer()));

        // When they write it, under a subject and a schema id of their own making
        send(theirs, confluent(new KafkaAvroSerializer()));

        // Then
        ChatMessage read = receiveLast(ours(new SpecificAvroDeserializer<ChatMessage>()), 2);
        assertThat(read).isEqualTo(line);
    }

    private <T> void send(T value, Serializer<T> serializer) throws Exception {
        try (KafkaProducer<String, T> producer = new KafkaProducer<>(clients(), new StringSerializer(), serializer)) {
            producer.send(new ProducerRecord<>(topic, "demo", value)).get(20, TimeUnit.SECONDS);
        }
    }

    private <T> T receive(Deserializer<T> deserializer) {
        return receiveLast(deserializer, 1);
    }

    /// The value at the last of `count` records, from the topic's beginning.
    private <T> T receiveLast(Deserializer<T> deserializer, int count) {
        try (KafkaConsumer<String, T> consumer =
                new KafkaConsumer<>(clients(), new StringDeserializer(), deserializer)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, count - 1);
            List<ConsumerRecord<String, T>> records =
                    consumer.poll(Duration.ofSeconds(20)).records(partition);
            assertThat(records).hasSize(1);
            return records.getFirst().value();
        }
    }

    private Map<String, Object> clients() {
        return Map.of("bootstrap.servers", stack.bootstrapServers());
    }

    private <T> Serializer<T> ours(Serializer<T> serializer) {
        serializer.configure(Map.of("schema.registry.url", stack.registryUrl()), false);
        return serializer;
    }

    private <T> Deserializer<T> ours(Deserializer<T> deserializer) {
        deserializer.configure(Map.of("schema.registry.url", stack.registryUrl()), false);
        return deserializer;
    }

    private Serializer<Object> confluent(KafkaAvroSerializer serializer) {
        serializer.configure(Map.of("schema.registry.url", stack.registryUrl(), "auto.register.schemas", true), false);
        return serializer;
    }

    private Deserializer<Object> confluent(KafkaAvroDeserializer deserializer) {
        deserializer.configure(Map.of("schema.registry.url", stack.registryUrl()), false);
        return deserializer;
    }

    private static ChatMessage line() {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(0x01935a1bc2d37001L, 0x8123456789abcdefL))
                .setRoomId("demo")
                .setAuthor(new Author("gremlin", "Gremlin", "#00ff00", List.of("bot", "archetype:hype")))
                .setOrigin(Origin.BOT)
                .setText("@zoë HE WAS ON ONE PIXEL 🎉 東京")
                .setMentions(List.of("guest-1"))
                .setReplyTo(new ReplyTo(new UUID(1, 2), "guest-1"))
                .setSentAt(SENT)
                .setBroadcastAt(SENT.plusMillis(17))
                .setProvenance(provenance())
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()))
                .build();
    }

    private static Provenance provenance() {
        return Provenance.newBuilder()
                .setAgent("gremlin")
                .setTrigger(Trigger.MENTION)
                .setTriggerMessageId(new UUID(1, 2))
                .setReplyDepth(1)
                .setReasons(List.of(new Reason("mention", 4.0)))
                .setModel("house")
                .setMemoryIds(List.of(new UUID(7, 8), new UUID(9, 10)))
                .build();
    }
}
