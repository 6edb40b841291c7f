package io.chatter.trends.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.messaging.ChatterSerdes;
import io.chatter.schema.Author;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.ChatTopology;
import io.chatter.topology.TopologySerdes;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.topology.trends.TrendsTopology;
import io.chatter.trends.FirehosePast;
import io.chatter.trends.RestoreProgress;
import io.chatter.trends.TrendsApplication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An instance that has lost its disk.
class RestoringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LINES = 120;

    /// Holds what is read from changelogs back until the test lets it go.
    public static final class Gate implements ConsumerInterceptor<byte[], byte[]> {

        private static volatile CountDownLatch open = new CountDownLatch(0);

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }

    @TempDir
    Path disk;

    private final TestSettings settings = TestSettings.fresh();
    private final Instant start = Instant.now().minusSeconds(LINES + 60);
    private TestPlatform platform;

    @BeforeEach
    void leaveStoresBehind() throws Exception {
        platform = TestPlatform.start(new Contracts());
        new LiveWindows(platform, settings.applicationId());
        for (int second = 0; second < LINES; second++) {
            say("clean parry", second);
        }
        try (TrendsApplication first = application("first")) {
            first.start();
            await().atMost(PATIENCE)
                    .until(() ->
                            !platform.read(TopicCatalogue.CHAT_TRENDS.name()).isEmpty());
        }
    }

    @AfterEach
    void stop() {
        Gate.open.countDown();
        platform.close();
    }

    @Test
    void shouldNotBeReadyWhileStoresAreRestoredAndTellHowFarTheyAre() {
        // Given
        Gate.open = new CountDownLatch(1);
        try (TrendsApplication second = application("second")) {
            StreamsReadiness readiness = new StreamsReadiness(second);

            // When
            second.start();

            // Then
            await().dontCatchUncaughtExceptions()
                    .atMost(PATIENCE)
                    .until(() -> second.restoring().recordsLeft() > 0);
            assertThat(second.restoring().running())
                    .extracting(RestoreProgress.Store::total)
                    .anySatisfy(total -> assertThat(total).isPositive());
            HealthCheckResponse restoring = readiness.call();
            assertThat(restoring.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(restoring.getData().orElseThrow())
                    .hasEntrySatisfying(
                            "restoring_records",
                            records -> assertThat((Long) records).isPositive());

            // When
            Gate.open.countDown();

            // Then
            await().atMost(PATIENCE).until(() -> readiness.call().getStatus() == HealthCheckResponse.Status.UP);
            assertThat(second.restoring().recordsLeft()).isZero();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(InvalidStateStoreException.class)
                    .until(() -> second.windows()
                            .newestHere(TrendsTopology.STORE, "attic")
                            .isPresent());
        }
    }

    @Test
    void shouldSayThatItHasNoWindowsWhenItIsShutDown() {
        // Given
        TrendsApplication closed = application("closed");
        closed.start();

        // When
        closed.close();

        // Then: others are asked, nothing fails
        assertThat(closed.windows().hostsOf(TrendsTopology.STORE, "attic")).isEmpty();
        assertThatThrownBy(() -> closed.windows().newestHere(TrendsTopology.STORE, "attic"))
                .isInstanceOf(InvalidStateStoreException.class);
    }

    private TrendsApplication application(String folder) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Properties properties = StreamsProperties.of(settings, platform.bootstrapServers(), meters);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, disk.resolve(folder).toString());
        properties.put(StreamsConfig.restoreConsumerPrefix("interceptor.classes"), Gate.class.getName());
        ChatterSerdes serdes = ChatterSerdes.create(Map.of("schema.registry.url", platform.registryUrl()));
        return new TrendsApplication(
                ChatTopology.build(
                        TrendsConfig.defaults(),
                        BotDensityConfig.defaults(),
                        new TopologySerdes(
                                serdes.of(ChatMessage.class),
                                serdes.of(TrendsSnapshot.class),
                                serdes.of(BotDensity.class)),
                        new FirehosePast(
                                StreamsProperties.client(platform.bootstrapServers()),
                                serdes.of(ChatMessage.class).deserializer())),
                properties,
                meters,
                Clock.systemUTC());
    }

    private void say(String text, int second) {
        Instant at = start.plusSeconds(second);
        platform.send(
                TopicCatalogue.CHAT_FIREHOSE,
                "attic",
                ChatMessage.newBuilder()
                        .setMessageId(UUID.randomUUID())
                        .setRoomId("attic")
                        .setAuthor(new Author("ana", "ana", "#ffffff", List.of()))
                        .setOrigin(Origin.HUMAN)
                        .setText(text)
                        .setSentAt(at)
                        .setBroadcastAt(at)
                        .build());
    }
}
