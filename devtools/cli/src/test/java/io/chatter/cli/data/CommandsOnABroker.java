package io.chatter.cli.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.cli.command.ChatterCommand;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The command line beside a broker with the catalogue's topics. For one test thread.
final class CommandsOnABroker implements AutoCloseable {

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

    /// @param exit code
    record Ended(int exit, String out, String err) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + out, e);
            }
        }
    }

    private final TestPlatform platform = TestPlatform.start(new Contracts());
    private final SpecificAvroSerializer<SpecificRecord> values = new SpecificAvroSerializer<>();
    private final KafkaProducer<String, byte[]> producer;
    private final Path data;

    /// @param data folder that stands for a stack's
    CommandsOnABroker(Path data) {
        this.data = data;
        values.configure(Map.of(RegistryConfig.ADDRESS, platform.registryUrl()), false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    TestPlatform platform() {
        return platform;
    }

    void say(TopicSpec topic, String text, Instant at) {
        plant(
                topic.name(),
                at,
                values.serialize(
                        topic.name(),
                        ChatMessage.newBuilder()
                                .setMessageId(new UUID(at.toEpochMilli(), text.hashCode()))
                                .setRoomId("demo")
                                .setAuthor(new Author("ann", "ann", "#ffffff", List.of()))
                                .setOrigin(Origin.HUMAN)
                                .setText(text)
                                .setSentAt(at)
                                .setBroadcastAt(at)
                                .build()),
                Map.of());
    }

    /// Into partition 0.
    void plant(String topic, Instant at, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, 0, at.toEpochMilli(), "demo", value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
        producer.flush();
    }

    /// Runs `./chatter` with these arguments against the broker.
    Ended run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--bootstrap-servers", platform.bootstrapServers()));
        line.addAll(List.of("--registry", platform.registryUrl(), "--data-dir", data.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int exit =
                    ChatterCommand.create().setErr(new PrintWriter(err, true)).execute(line.toArray(String[]::new));
            return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    @Override
    public void close() {
        producer.close();
        platform.close();
    }
}
