package io.chatter.data.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Bound;
import io.chatter.data.log.Range;
import io.chatter.data.log.TopicLog;
import io.chatter.schema.BotDensity;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final TopicSpec FIREHOSE = TopicCatalogue.CHAT_FIREHOSE;
    private static final String LIVE_GROUP = "somebody-live";
    private static final int SECONDS = 300;

    private static PlantedTopics topics;

    @TempDir
    Path folder;

    @BeforeAll
    static void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < SECONDS; i++) {
            Instant at = Chat.NOON.plusSeconds(i);
            topics.plantBytes(
                    FIREHOSE.name(),
                    1,
                    at,
                    "demo",
                    topics.encode(FIREHOSE, Chat.human("demo", "ann" + i % 7, "dragon jump " + i % 5, at)),
                    Map.of("n", Integer.toString(i)));
            topics.plant(FIREHOSE, 4, at.plusMillis(500), "den", Chat.bot("den", "bo" + i % 3, "nice castle", at));
        }
        topics.flush();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @AfterEach
    void dropRuns() {
        RunTopics.runs(topics.address()).forEach(held -> new RunTopics(held.run()).drop(topics.address()));
    }

    @Test
    void shouldKeepKeysHeadersTimestampsAndOrder() {
        // When
        long records = replay("whole", Range.EVERYTHING, Optional.empty());

        // Then
        assertThat(records).isEqualTo(2 * SECONDS);
        List<ConsumerRecord<String, byte[]>> live = topics.platform().read(FIREHOSE.name());
        List<ConsumerRecord<String, byte[]>> replayed = topics.platform().read("replay.whole." + FIREHOSE.name());
        assertThat(texts(replayed)).containsExactlyInAnyOrderElementsOf(texts(live));
        assertThat(texts(ofPartition(replayed, 1))).containsExactlyElementsOf(texts(ofPartition(live, 1)));
    }

    @Test
    void shouldComputeTheSameBytesFromTheSameRange() {
        // When
        replay("once", Range.EVERYTHING, Optional.empty());
        replay("twice", Range.EVERYTHING, Optional.empty());

        // Then
        for (TopicSpec results : RunTopics.results()) {
            List<String> once = texts(topics.platform().read("replay.once." + results.name()));
            assertThat(once).as(results.name()).isNotEmpty();
            assertThat(texts(topics.platform().read("replay.twice." + results.name())))
                    .containsExactlyInAnyOrderElementsOf(once);
        }
    }

    @Test
    void shouldComputeWhatARecountGives() {
        // When
        replay("counted", Range.EVERYTHING, Optional.of("demo"));

        // Then
        List<TrendsSnapshot> windows = decode("replay.counted." + TopicCatalogue.CHAT_TRENDS.name()).stream()
                .map(TrendsSnapshot.class::cast)
                .toList();
        assertThat(windows).isNotEmpty().allSatisfy(window -> {
            assertThat(window.getRoomId()).isEqualTo("demo");
            long seconds = seconds(window.getWindowStart(), window.getWindowEnd());
            assertThat(window.getMessageCount())
                    .as("lines until %s", window.getWindowEnd())
                    .isEqualTo(seconds);
        });
        assertThat(windows.getLast().getWindowEnd()).isEqualTo(Chat.NOON.plusSeconds(SECONDS - SECONDS % 5 - 5));
        assertThat(decode("replay.counted." + TopicCatalogue.CHAT_BOT_DENSITY.name()))
                .allSatisfy(
                        value -> assertThat(((BotDensity) value).getBotCount()).isZero());
    }

    @Test
    void shouldLeaveLiveTopicsAndGroupsAlone() throws ExecutionException, InterruptedException {
        // Given
        Map<TopicPartition, OffsetAndMetadata> committed = commitAsALiveGroup();
        Map<String, Long> before = liveEnds();

        // When
        replay("aside", Range.EVERYTHING, Optional.empty());

        // Then
        assertThat(liveEnds()).isEqualTo(before);
        try (Admin admin = adminClient()) {
            assertThat(admin.listConsumerGroupOffsets(LIVE_GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .isEqualTo(committed);
            assertThat(admin.listGroups().all().get())
                    .extracting(group -> group.groupId())
                    .containsOnly(LIVE_GROUP);
        }
    }

    @Test
    void shouldFindARunEqualToTheOneThatWasLiveAndNameWhatDiffers() {
        // Given
        replay("live", Range.EVERYTHING, Optional.empty());
        for (TopicSpec results : RunTopics.results()) {
            topics.platform()
                    .read("replay.live." + results.name())
                    .forEach(record -> topics.plantBytes(
                            results.name(),
                            record.partition(),
                            Instant.ofEpochMilli(record.timestamp()),
                            record.key(),
                            record.value(),
                            Map.of()));
        }
        topics.flush();
        Range later = Bound.from(new Bound.At(Chat.NOON.plusSeconds(60)));
        replay("later", later, Optional.of("demo"));

        // When
        List<RunDiff.Comparison> same = diff("live");
        List<RunDiff.Comparison> part = diff("later");

        // Then
        assertThat(same).allSatisfy(comparison -> {
            assertThat(comparison.isSame()).as(comparison.toString()).isTrue();
            assertThat(comparison.same()).isPositive();
            assertThat(comparison.warmUp()).isZero();
        });
        assertThat(part)
                .allSatisfy(comparison -> assertThat(comparison.warmUp()).isPositive());
        assertThat(part)
                .filteredOn(comparison -> comparison.topic().equals(TopicCatalogue.CHAT_BOT_DENSITY.name()))
                .singleElement()
                .satisfies(comparison -> {
                    assertThat(comparison.isSame()).as(comparison.toString()).isTrue();
                    assertThat(comparison.same()).isPositive();
                });
        assertThatThrownBy(() -> diff("never")).isInstanceOf(DataFailure.class).hasMessageContaining("never");

        // When: a window was live twice
        ConsumerRecord<String, byte[]> window = topics.platform()
                .read("replay.live." + TopicCatalogue.CHAT_TRENDS.name())
                .getFirst();
        topics.plantBytes(
                TopicCatalogue.CHAT_TRENDS.name(),
                window.partition(),
                Instant.ofEpochMilli(window.timestamp()),
                window.key(),
                window.value(),
                Map.of());
        topics.flush();

        // Then
        assertThat(diff("live"))
                .filteredOn(comparison -> !comparison.isSame())
                .singleElement()
                .satisfies(comparison -> {
                    assertThat(comparison.different()).isEqualTo(1);
                    assertThat(comparison.examples()).singleElement().asString().contains("2 times live");
                });
    }

    @Test
    void shouldGoIntoAFileAndBack() {
        // Given
        Path file = folder.resolve("moment.avro");
        Range range = Bound.to(new Bound.At(Chat.NOON.plusSeconds(100)));
        Replay replay = new Replay(topics.address(), (records, passed, total) -> {});
        try (RecordingSink sink = new RecordingSink(topics.address(), file)) {
            replay.run(request(range, Optional.empty()), sink);
        }

        // When
        try (RunSink sink = sink("back")) {
            replay.run(request(Range.EVERYTHING, Optional.empty()), file, sink);
        }
        replay("straight", range, Optional.empty());

        // Then
        assertThat(texts(topics.platform().read("replay.back." + FIREHOSE.name())))
                .hasSize(200)
                .containsExactlyInAnyOrderElementsOf(
                        texts(topics.platform().read("replay.straight." + FIREHOSE.name())));
        assertThatThrownBy(() -> new RecordingSink(topics.address(), file)).isInstanceOf(DataFailure.class);
    }

    @Test
    void shouldTakeOnlyTheOffsetsThatAreAskedForFromAFile() {
        // Given
        Path file = folder.resolve("all.avro");
        Replay replay = new Replay(topics.address(), (records, passed, total) -> {});
        try (RecordingSink sink = new RecordingSink(topics.address(), file)) {
            replay.run(request(Range.EVERYTHING, Optional.empty()), sink);
        }
        Range part = Bound.from(new Bound.Offset(1, 100)).intersect(Bound.to(new Bound.Offset(1, 120)));

        // When
        try (RunSink sink = sink("part")) {
            replay.run(request(part, Optional.empty()), file, sink);
        }

        // Then
        assertThat(topics.platform().read("replay.part." + FIREHOSE.name()))
                .hasSize(20)
                .allSatisfy(line -> assertThat(line.partition()).isEqualTo(1));
    }

    @Test
    void shouldKeepTheDistancesOfTheLogAtASpeed() {
        // Given
        Range fiveSeconds = Bound.to(new Bound.At(Chat.NOON.plusSeconds(5)));
        long begin = System.nanoTime();

        // When
        long records;
        try (RecordingSink sink = new RecordingSink(topics.address(), folder.resolve("slow.avro"))) {
            records = new Replay(topics.address(), (done, passed, total) -> {})
                    .run(new Replay.Request(FIREHOSE.name(), fiveSeconds, Optional.of("demo"), new Speed(20)), sink);
        }

        // Then
        assertThat(records).isEqualTo(5);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThatThrownBy(() -> Speed.parse("0.01")).isInstanceOf(DataFailure.class);
        assertThatThrownBy(() -> Speed.parse("fast")).isInstanceOf(DataFailure.class);
    }

    private long replay(String run, Range range, Optional<String> room) {
        try (RunSink sink = sink(run)) {
            return new Replay(topics.address(), (records, passed, total) -> {}).run(request(range, room), sink);
        }
    }

    private RunSink sink(String run) {
        return new RunSink(topics.address(), new RunTopics(run), FIREHOSE.name(), folder.resolve(run));
    }

    private static Replay.Request request(Range range, Optional<String> room) {
        return new Replay.Request(FIREHOSE.name(), range, room, Speed.MAX);
    }

    private static List<RunDiff.Comparison> diff(String run) {
        try (TopicLog log = new TopicLog(topics.address())) {
            return new RunDiff(topics.address(), log).compare(new RunTopics(run));
        }
    }

    private static List<Object> decode(String topic) {
        var values = new io.chatter.messaging.SpecificAvroDeserializer<>();
        values.configure(topics.address().clientSettings(), false);
        return topics.platform().read(topic).stream()
                .map(record -> (Object) values.deserialize(topic, record.value()))
                .toList();
    }

    /// Seconds of the planted topic inside a window.
    private static long seconds(Instant start, Instant end) {
        long from = Math.max(0, Duration.between(Chat.NOON, start).toSeconds());
        return Duration.between(Chat.NOON, end).toSeconds() - from;
    }

    private static List<ConsumerRecord<String, byte[]>> ofPartition(
            List<ConsumerRecord<String, byte[]>> records, int partition) {
        return records.stream()
                .filter(record -> record.partition() == partition)
                .toList();
    }

    private static List<String> texts(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> record.partition() + " " + record.timestamp() + " " + record.key() + " "
                        + Arrays.stream(record.headers().toArray())
                                .map(header -> header.key() + new String(header.value(), StandardCharsets.UTF_8))
                                .toList()
                        + java.util.HexFormat.of().formatHex(record.value()))
                .toList();
    }

    private static Map<TopicPartition, OffsetAndMetadata> commitAsALiveGroup() {
        Map<String, Object> settings = new HashMap<>(topics.address().clientSettings());
        settings.put("group.id", LIVE_GROUP);
        Map<TopicPartition, OffsetAndMetadata> offsets =
                Map.of(new TopicPartition(FIREHOSE.name(), 1), new OffsetAndMetadata(17));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.commitSync(offsets);
        }
        return offsets;
    }

    private static Map<String, Long> liveEnds() throws ExecutionException, InterruptedException {
        Map<String, Long> ends = new HashMap<>();
        try (Admin admin = adminClient()) {
            for (TopicSpec topic : TopicCatalogue.all()) {
                Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
                for (int i = 0; i < topic.partitions(); i++) {
                    latest.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
                }
                admin.listOffsets(latest)
                        .all()
                        .get()
                        .forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
            }
        }
        return ends;
    }

    private static Admin adminClient() {
        return Admin.create(topics.address().clientSettings());
    }
}
