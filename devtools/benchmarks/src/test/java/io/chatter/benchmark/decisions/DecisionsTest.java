package io.chatter.benchmark.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Room;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.persona.Agent;
import io.chatter.persona.Attention;
import io.chatter.persona.Choice;
import io.chatter.persona.Glimpse;
import io.chatter.persona.PolicySettings;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.Workload;
import io.chatter.persona.snapshot.DecisionSnapshot;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./chatter replay decisions` hands over to, with looks on a broker and room files in a folder.
class DecisionsTest {

    private static final Path CONFIGS = Path.of(System.getProperty("chatter.root"), "configs");
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int LOOKS = 1_000;

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

    private static TestPlatform platform;
    private static int turns;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void look() {
        platform = TestPlatform.start(new Contracts());
        ChatterConfiguration configs = ChatterConfiguration.load(CONFIGS);
        Room room = configs.rooms().get("demo");
        Agent agent = new Agent(
                "demo", "agent-0", configs.personas().values().iterator().next(), 7);
        RoomObserver observer = new RoomObserver(room, BEGIN);
        SpeakingPolicy policy = new SpeakingPolicy(PolicySettings.DEFAULT);
        Attention attention = Attention.FRESH;
        for (int i = 0; i < LOOKS; i++) {
            Instant now = BEGIN.plus(LOOK.multipliedBy(i + 1L));
            if (i % 20 == 0) {
                observer.onLine(line("what now, number " + i + "?", now));
            }
            Glimpse glimpse = new Glimpse(observer.picture().at(now), attention, Workload.IDLE, LOOK);
            Choice choice = policy.decide(agent, glimpse);
            platform.send(TopicCatalogue.PERSONA_DECISIONS, "demo", DecisionSnapshot.record(agent, glimpse, choice));
            if (choice.decision().speak()) {
                attention = attention.afterTurn(choice.stimulus(), now);
                turns++;
            }
        }
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void shouldDecideTheSameUnderTheSameRoomFile() throws IOException {
        // When
        JsonNode report = decideAgain(CONFIGS);

        // Then
        assertThat(turns).isPositive();
        assertThat(report.get("looks").asInt()).isEqualTo(LOOKS);
        assertThat(report.get("agreeing").asInt()).isEqualTo(LOOKS);
        assertThat(report.get("withheld").asInt()).isZero();
        assertThat(report.get("begun").asInt()).isZero();
    }

    @Test
    void shouldTellWhichTurnsAQuieterRoomWouldNotHaveTaken() throws IOException {
        // Given
        Path quieter = configsWith("target_lines_per_minute: 36\n  hype: 1.2", "target_lines_per_minute: 1\n  hype: 0");

        // When
        JsonNode report = decideAgain(quieter);

        // Then: what was recorded is decided as before, and the changed room withholds turns
        assertThat(report.get("agreeing").asInt()).isEqualTo(LOOKS);
        assertThat(report.get("withheld").asInt()).isPositive();
        assertThat(sum(report, "then")).isEqualTo(turns);
        assertThat(sum(report, "changed"))
                .isEqualTo(turns
                        - report.get("withheld").asInt()
                        + report.get("begun").asInt());
    }

    @Test
    void shouldSayWhichRoomIsNotThere() {
        // When
        int exit = run("no-such-room", CONFIGS);

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no-such-room");
    }

    private JsonNode decideAgain(Path configs) throws IOException {
        int exit = run("demo", configs);
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private int run(String room, Path configs) {
        return Decisions.run(
                new String[] {platform.bootstrapServers(), platform.registryUrl(), room, configs.toString(), "--json"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /// A copy of the checkout's configs in which the demo room's file is another.
    private Path configsWith(String part, String changed) throws IOException {
        try (Stream<Path> files = Files.walk(CONFIGS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(CONFIGS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path room = folder.resolve("rooms/demo.yaml");
        String text = Files.readString(room);
        assertThat(text).contains(part);
        Files.writeString(room, text.replace(part, changed));
        return folder;
    }

    private static int sum(JsonNode report, String which) {
        int sum = 0;
        for (JsonNode trigger : report.get("turns")) {
            sum += trigger.get(which).asInt();
        }
        return sum;
    }

    private static ChatMessage line(String text, Instant at) {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(7, text.hashCode()))
                .setRoomId("demo")
                .setAuthor(new Author("alice", "alice", "#ffffff", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText(text)
                .setSentAt(at)
                .setBroadcastAt(at)
                .build();
    }
}
