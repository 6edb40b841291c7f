package io.chatter.data.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.data.Chat;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Bound;
import io.chatter.data.log.Range;
import io.chatter.data.log.TopicLog;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run against a live log that has lost its begin, or is longer than the run.
class RunDiffTest {

    private static final TopicSpec FIREHOSE = TopicCatalogue.CHAT_FIREHOSE;
    private static final String FAST = TopicCatalogue.CHAT_TRENDS_FAST.name();
    private static final int PARTITION = 1;
    private static final int SECONDS = 700;
    /// Of today: the live fast windows are kept for a day.
    private static final Instant BEGIN =
            Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);

    @TempDir
    Path folder;

    private PlantedTopics topics;

    @BeforeEach
    void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < SECONDS; i++) {
            Instant at = BEGIN.plusSeconds(i);
            topics.plant(FIREHOSE, PARTITION, at, "demo", Chat.human("demo", "ann" + i % 7, "jump " + i % 5, at));
        }
        topics.flush();
        replay("live", Range.EVERYTHING);
        RunTopics.results()
                .forEach(results -> topics.platform()
                        .read("replay.live." + results.name())
                        .forEach(window -> plantLive(results.name(), window)));
        topics.flush();
    }

    @AfterEach
    void close() {
        RunTopics.runs(topics.address()).forEach(held -> new RunTopics(held.run()).drop(topics.address()));
        topics.close();
    }

    @Test
    void shouldCountWindowsApartOfWhichTheLiveOnesAreDeleted() throws ExecutionException, InterruptedException {
        // Given
        deleteBefore(FAST, 300);

        // When
        RunDiff.Comparison fast = diff("live", FAST);

        // Then
        assertThat(fast.isSame()).as(fast.toString()).isTrue();
        assertThat(fast.gone())
                .isBetween(300L, 300L + DrivenWindows.longestDelay().toSeconds());
        assertThat(fast.compared()).isPositive();
    }

    @Test
    void shouldNotTakeTheEdgeOfRetentionForTheBeginning() throws ExecutionException, InterruptedException {
        // Given
        deleteBefore(FIREHOSE.name(), 100);
        replay("edge", Range.EVERYTHING);

        // When
        RunDiff.Comparison trends = diff("edge", TopicCatalogue.CHAT_BOT_DENSITY.name());

        // Then
        assertThat(trends.isSame()).as(trends.toString()).isTrue();
        assertThat(trends.warmUp()).isPositive();
        assertThat(trends.same()).isPositive();
    }

    @Test
    void shouldNotCountWindowsFromBeforeTheRun() {
        // Given
        replay("end", Bound.from(new Bound.At(BEGIN.plusSeconds(SECONDS - 100))));

        // When
        RunDiff.Comparison trends = diff("end", TopicCatalogue.CHAT_TRENDS.name());

        // Then: one every five seconds, all of them too near the begin
        assertThat(trends.warmUp()).isBetween(15L, 20L);
        assertThat(trends.compared()).isZero();
    }

    @Test
    void shouldTellOfAWindowThatWasToldAgainMuchLater() {
        // Given: one of which the run has the past
        List<ConsumerRecord<String, byte[]>> told = topics.platform().read("replay.live." + FAST);
        plantLive(FAST, told.get(told.size() / 2));
        topics.flush();

        // When
        RunDiff.Comparison fast = diff("live", FAST);

        // Then
        assertThat(fast.different()).as(fast.toString()).isEqualTo(1);
        assertThat(fast.examples()).singleElement().asString().contains("told again");
    }

    @Test
    void shouldNotCompareAWindowOfTheWarmUpThatWasToldAgain() throws ExecutionException, InterruptedException {
        // Given
        deleteBefore(FIREHOSE.name(), 100);
        replay("edge", Range.EVERYTHING);
        String densities = TopicCatalogue.CHAT_BOT_DENSITY.name();
        plantLive(densities, topics.platform().read("replay.edge." + densities).getFirst());
        topics.flush();

        // When
        RunDiff.Comparison density = diff("edge", densities);

        // Then
        assertThat(density.warmUp()).isPositive();
        assertThat(density.isSame()).as(density.toString()).isTrue();
    }

    @Test
    void shouldNotCompareAWindowThatIsGoneAndWasToldAgain() throws ExecutionException, InterruptedException {
        // Given
        deleteBefore(FAST, 300);
        plantLive(FAST, topics.platform().read("replay.live." + FAST).getFirst());
        topics.flush();

        // When
        RunDiff.Comparison fast = diff("live", FAST);

        // Then
        assertThat(fast.gone()).isPositive();
        assertThat(fast.isSame()).as(fast.toString()).isTrue();
    }

    private void replay(String run, Range range) {
        try (RunSink sink = new RunSink(topics.address(), new RunTopics(run), FIREHOSE.name(), folder.resolve(run))) {
            new Replay(topics.address(), (records, passed, total) -> {})
                    .run(new Replay.Request(FIREHOSE.name(), range, Optional.empty(), Speed.MAX), sink);
        }
    }

    private RunDiff.Comparison diff(String run, String topic) {
        try (TopicLog log = new TopicLog(topics.address())) {
            return new RunDiff(topics.address(), log)
                    .compare(new RunTopics(run)).stream()
                            .filter(comparison -> comparison.topic().equals(topic))
                            .findFirst()
                            .orElseThrow();
        }
    }

    private void plantLive(String topic, ConsumerRecord<String, byte[]> window) {
        topics.plantBytes(
                topic,
                window.partition(),
                Instant.ofEpochMilli(window.timestamp()),
                window.key(),
                window.value(),
                Map.of());
    }

    private static void deleteBefore(String topic, long offset) throws ExecutionException, InterruptedException {
        try (Admin admin = TestBroker.shared().admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, PARTITION), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }
}
