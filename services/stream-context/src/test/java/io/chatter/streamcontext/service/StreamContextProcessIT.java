package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.schema.Picture;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import io.chatter.streamcontext.langchain4j.StubVision;
import io.chatter.streamcontext.pocketsphinx.PocketSphinxEngine;
import io.chatter.testing.StubRegistry;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The deployed service on a real broker, playing the real demo stream in real time. Tagged, so that
/// Failsafe alone runs it, also when it is asked for by `-Dtest`.
@Tag("process")
class StreamContextProcessIT {
    private static final Duration START = Duration.ofSeconds(40);
    private static final long MOST_MEGABYTES = 350;

    @TempDir
    Path folder;

    private StubRegistry registry;
    private Path configs;

    @BeforeEach
    void prepareConfigsAndTopic() throws IOException {
        configs = StreamContextProcess.configs(folder);
        registry = StubRegistry.start();
        new SchemaRegistryClient(RegistryConfig.of(registry.address()))
                .register(TopicCatalogue.STREAM_CONTEXT.valueSubject(), TopicCatalogue.STREAM_CONTEXT.value());
        TestBroker.shared().freshTopics(List.of(TopicCatalogue.STREAM_CONTEXT));
    }

    @AfterEach
    void closeTheRegistry() {
        registry.close();
    }

    @Test
    void shouldPublishRecognisedWordsOfTheDemo() throws Exception {
        // Given
        Optional<String> obstacle = new PocketSphinxEngine(PocketSphinxEngine.DEBIAN_MODEL).obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "PocketSphinx cannot be used here: " + obstacle.orElse(""));
        List<ConsumerRecord<String, StreamContext>> records = new ArrayList<>();
        try (StreamContextProcess service = StreamContextProcess.start(registry, configs, Map.of());
                KafkaConsumer<String, StreamContext> consumer = consumer()) {
            consumer.subscribe(List.of(TopicCatalogue.STREAM_CONTEXT.name()));

            // When
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals("demo")) {
                        records.add(record);
                    }
                });
                return !records.isEmpty()
                        && words(records.getLast().value()).contains("dragon")
                        && !records.getLast().value().getKeywords().isEmpty();
            });
            long megabytes = service.residentMegabytes();
            System.out.println("stream-context resident memory: " + megabytes + " MB");

            // Then
            await().atMost(START)
                    .pollInSameThread()
                    .until(() -> service.readiness().status() == 200);
            assertThat(megabytes).as("resident megabytes").isLessThan(MOST_MEGABYTES);
            assertThat(records.getLast().value().getRecogniser().getEngine()).isEqualTo("pocketsphinx");
        }
    }

    @Test
    void shouldPublishWhatAModelSees() throws Exception {
        // Given
        try (StubVision vision = new StubVision()) {
            vision.say("{\"description\":\"A castle at night.\",\"tags\":[\"Castle\"]}");
            Map<String, String> looking =
                    Map.of("CHATTER_VISION_URL", vision.address().toString(), "CHATTER_VISION_EVERY", "2s");

            // When
            try (StreamContextProcess _ = StreamContextProcess.start(registry, configs, looking);
                    KafkaConsumer<String, StreamContext> consumer = consumer()) {
                consumer.subscribe(List.of(TopicCatalogue.STREAM_CONTEXT.name()));
                List<Picture> seen = new ArrayList<>();
                await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                    consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                        if (record.value().getPicture() != null) {
                            seen.add(record.value().getPicture());
                        }
                    });
                    return !seen.isEmpty();
                });

                // Then
                assertThat(seen.getFirst().getDescription()).isEqualTo("A castle at night.");
                assertThat(seen.getFirst().getTags()).containsExactly("castle");
            }
        }
    }

    @Test
    void shouldLeaveNoFfmpegBehind() throws Exception {
        for (boolean politely : List.of(true, false)) {
            // Given
            try (StreamContextProcess service = StreamContextProcess.start(registry, configs, Map.of())) {
                await().atMost(START).until(() -> ffmpegs(service.process()) == 2);
                List<ProcessHandle> players = service.process().descendants().toList();

                // When
                if (politely) {
                    service.process().destroy();
                } else {
                    service.process().destroyForcibly();
                }

                // Then
                assertThat(service.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> players.stream().noneMatch(ProcessHandle::isAlive));
            }
        }
    }

    @Test
    void shouldNotBeReadyWithoutFfmpeg() throws Exception {
        // When
        try (StreamContextProcess service =
                StreamContextProcess.start(registry, configs, Map.of("CHATTER_FFMPEG", "/nowhere/ffmpeg"))) {
            await().atMost(START)
                    .pollInSameThread()
                    .until(() -> service.readiness().status() == 503);

            // Then
            assertThat(service.readiness().body()).contains("there is no ffmpeg; install it");
        }
    }

    /// One that plays and one that waits: the latter never writes, so nothing but its leash ends it.
    private static long ffmpegs(Process service) {
        return service.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                .count();
    }

    private static String words(StreamContext context) {
        return context.getSegments().stream().map(TranscriptSegment::getText).collect(Collectors.joining(" "));
    }

    private KafkaConsumer<String, StreamContext> consumer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestBroker.shared().bootstrapServers(),
                "group.id",
                "stream-context-test",
                "auto.offset.reset",
                "earliest",
                "schema.registry.url",
                registry.address().toString());
        SpecificAvroDeserializer<StreamContext> values = new SpecificAvroDeserializer<>();
        values.configure(settings, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), values);
    }
}
