package io.chatter.trends.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.messaging.ChatterSerdes;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.observability.Metric;
import io.chatter.schema.Author;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.testing.RegistryFault;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.ChatTopology;
import io.chatter.topology.TopologySerdes;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.topology.trends.TrendsTopology;
import io.chatter.trends.FirehosePast;
import io.chatter.trends.TrendsApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The hosted topology on a real broker: what it does about lines it cannot read, and what it can be asked.
class TrendsApplicationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Also how long a consumer waits before it looks once more for an offset that was not there.
    private static final int LONGER_THAN_PATIENCE_MS = 300_000;

    @TempDir
    Path state;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Instant start = Instant.now().minusSeconds(120);
    private TestPlatform platform;
    private TrendsApplication application;

    @BeforeEach
    void startPlatform() {
        platform = TestPlatform.start(new Contracts());
        Properties properties = StreamsProperties.of(TestSettings.fresh(), platform.bootstrapServers(), meters);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG), LONGER_THAN_PATIENCE_MS);
        ChatterSerdes serdes = ChatterSerdes.create(Map.of("schema.registry.url", platform.registryUrl()));
        application = new TrendsApplication(
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

    @AfterEach
    void stop() {
        application.close();
        platform.close();
    }

    @Test
    void shouldPutAsideWhatIsNoLineAndAnswerForTheWindowsOfTheRest() {
        // Given
        String firehose = TopicCatalogue.CHAT_FIREHOSE.name();
        application.start();
        double lettersAtTheStart = deadLetters();

        // When
        say("ana", "clean parry", 0);
        platform.sendRaw(firehose, "attic", "not avro".getBytes(StandardCharsets.UTF_8));
        platform.sendRaw(firehose, "attic", anotherSchema());
        platform.send(TopicCatalogue.CHAT_FIREHOSE, "attic", null);
        say("ben", "parry again", 1);
        say("ana", "onwards", 20);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(trends()).anySatisfy(snapshot -> {
                    assertThat(snapshot.getMessageCount()).isEqualTo(2);
                    assertThat(snapshot.getTrends().getFirst().getTerm()).isEqualTo("parry");
                }));
        assertThat(platform.values(TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class))
                .anySatisfy(density -> assertThat(density.getHumanCount()).isEqualTo(2));
        assertThat(platform.read(TopicCatalogue.CHAT_FIREHOSE.deadLetterTopic()))
                .hasSize(3)
                .allSatisfy(dead ->
                        assertThat(header(dead, "__streams.errors.message")).isNotBlank())
                .allSatisfy(dead ->
                        assertThat(header(dead, "__streams.errors.topic")).isEqualTo(firehose))
                .anySatisfy(dead -> assertThat(dead.value()).isEqualTo("not avro".getBytes(StandardCharsets.UTF_8)))
                .anySatisfy(dead -> assertThat(dead.value()).isEqualTo(anotherSchema()))
                .anySatisfy(dead -> assertThat(dead.value()).isNull());
        assertThat(lettersAtTheStart).isZero();
        assertThat(deadLetters()).isGreaterThanOrEqualTo(3);
        assertThat(application.windows().newestHere(TrendsTopology.STORE, "attic"))
                .isPresent();
        assertThat(application.windows().newestHere(TrendsTopology.STORE, "nowhere"))
                .isEmpty();
        List<BotDensity> densities =
                application.windows().here(BotDensityTopology.STORE, "attic", start.minusSeconds(60), start);
        assertThat(densities).isNotEmpty().isSortedAccordingTo(Comparator.comparing(BotDensity::getWindowEnd));
        assertThat(application.windows().hostsOf(TrendsTopology.STORE, "attic"))
                .containsExactly(new HostInfo("127.0.0.1", 8083));
        patiently()
                .untilAsserted(() -> assertThat(application.lag())
                        .hasSize(TopicCatalogue.ROOM_PARTITIONS)
                        .allSatisfy(lag -> assertThat(lag.records()).isZero()));
    }

    @Test
    void shouldReadTheFirstLinesThatAreEverSaidAtOnce() {
        // Given: an instance that has looked where the empty firehose begins
        application.start();
        patiently().until(() -> application.lag().size() == TopicCatalogue.ROOM_PARTITIONS);
        patiently().during(Duration.ofSeconds(2)).until(application::isRunning);

        // When
        say("ana", "clean parry", 0);
        say("ben", "parry again", 1);
        say("ana", "onwards", 20);

        // Then
        patiently()
                .untilAsserted(() -> assertThat(trends())
                        .anySatisfy(snapshot ->
                                assertThat(snapshot.getMessageCount()).isEqualTo(2)));
    }

    @Test
    void shouldCountALineThatCameAfterItsWindows() {
        // Given
        application.start();
        say("ana", "clean parry", 0);
        say("ana", "onwards", 20);

        // When
        say("ben", "what happened a minute ago", -60);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                List.of(TrendsTopology.STORE, TrendsTopology.FAST_STORE, BotDensityTopology.STORE))
                        .allSatisfy(store -> {
                            assertThat(lateLines(store, "all")).isOne();
                            assertThat(lateLines(store, "some")).isZero();
                        }));
    }

    @Test
    void shouldPutAsideARecordAsLargeAsTheyComeAndGoOn() {
        // Given
        application.start();
        byte[] large = new byte[1_048_400];

        // When
        say("ana", "clean parry", 0);
        platform.sendRaw(TopicCatalogue.CHAT_FIREHOSE.name(), "attic", large);
        say("ben", "parry again", 1);
        say("ana", "onwards", 20);

        // Then
        patiently()
                .untilAsserted(() -> assertThat(trends())
                        .anySatisfy(snapshot ->
                                assertThat(snapshot.getMessageCount()).isEqualTo(2)));
        assertThat(platform.read(TopicCatalogue.CHAT_FIREHOSE.deadLetterTopic()))
                .singleElement()
                .satisfies(dead -> {
                    assertThat(header(dead, "__streams.errors.message")).isNotBlank();
                    assertThat(header(dead, "chatter.truncated")).isEqualTo("1048400");
                    assertThat(dead.value()).hasSizeLessThan(large.length).isNotEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = RegistryFault.class,
            names = {"SERVER_ERROR", "AMNESIA"})
    void shouldWaitForARegistryThatIsAwayAndThrowNoLineAway(RegistryFault fault) {
        // Given: lines whose schema this instance has never seen, and a registry that does not tell it
        say("ana", "clean parry", 0);
        say("ben", "parry again", 1);
        say("ana", "onwards", 20);
        platform.registry().suffer(fault);
        int asked = platform.registry().requests();
        application.start();
        patiently().until(() -> platform.registry().requests() > asked + 1);

        // When
        platform.registry().suffer(RegistryFault.NONE);

        // Then
        patiently()
                .untilAsserted(() -> assertThat(trends())
                        .anySatisfy(snapshot ->
                                assertThat(snapshot.getMessageCount()).isEqualTo(2)));
        assertThat(platform.read(TopicCatalogue.CHAT_FIREHOSE.deadLetterTopic()))
                .isEmpty();
    }

    /// The stream threads that die on the way are what the test is about.
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
    }

    private void say(String author, String text, int second) {
        Instant at = start.plusSeconds(second);
        platform.send(
                TopicCatalogue.CHAT_FIREHOSE,
                "attic",
                ChatMessage.newBuilder()
                        .setMessageId(UUID.randomUUID())
                        .setRoomId("attic")
                        .setAuthor(new Author(author, author, "#ffffff", List.of()))
                        .setOrigin(Origin.HUMAN)
                        .setText(text)
                        .setSentAt(at)
                        .setBroadcastAt(at)
                        .build());
    }

    private double lateLines(String store, String missed) {
        return meters.get(Metric.TRENDS_LATE.meterName())
                .tags("store", store, "missed", missed)
                .functionCounter()
                .count();
    }

    private double deadLetters() {
        return meters.get(Metric.DEAD_LETTERS.meterName()).counter().count();
    }

    private List<TrendsSnapshot> trends() {
        return platform.values(TopicCatalogue.CHAT_TRENDS, TrendsSnapshot.class);
    }

    private static String header(ConsumerRecord<String, byte[]> dead, String name) {
        return new String(dead.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /// A record of another topic, well formed.
    private byte[] anotherSchema() {
        try (SpecificAvroSerializer<BotDensity> values = new SpecificAvroSerializer<>()) {
            values.configure(Map.of("schema.registry.url", platform.registryUrl()), false);
            return values.serialize(
                    TopicCatalogue.CHAT_BOT_DENSITY.name(),
                    BotDensity.newBuilder()
                            .setRoomId("attic")
                            .setWindowStart(start)
                            .setWindowEnd(start)
                            .setBotCount(1)
                            .setHumanCount(1)
                            .setDensity(0.5)
                            .setBotReplyShare(0)
                            .setMaxReplyDepth(0)
                            .setMeanReplyDepth(0)
                            .setNearDuplicateShare(0)
                            .build());
        }
    }
}
