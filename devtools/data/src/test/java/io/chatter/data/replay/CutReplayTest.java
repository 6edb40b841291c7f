package io.chatter.data.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.Range;
import io.chatter.data.log.TopicLog;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A replay that ends before its end does not look like one that did not.
class CutReplayTest {

    private static final TopicSpec FIREHOSE = TopicCatalogue.CHAT_FIREHOSE;
    private static final int LINES = 100;
    private static final int CUT_AT = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Fails in the middle.
    private record CutSink(ReplaySink sink) implements ReplaySink {

        @Override
        public void accept(ConsumerRecord<byte[], byte[]> record) {
            if (record.offset() == CUT_AT) {
                throw new DataFailure("the disk is full", "Free some");
            }
            sink.accept(record);
        }

        @Override
        public void complete(long until) {
            sink.complete(until);
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    private static final String COLLIDING = "replay_unmarked_complete";

    private static PlantedTopics topics;

    @TempDir
    Path folder;

    @BeforeAll
    static void plant() {
        topics = new PlantedTopics();
        for (int i = 0; i < LINES; i++) {
            Instant at = Chat.NOON.plusSeconds(i);
            topics.plant(FIREHOSE, 1, at, "demo", Chat.human("demo", "ann", "hello " + i, at));
        }
        topics.flush();
    }

    @AfterAll
    static void close() {
        try (Admin admin = TestBroker.shared().admin()) {
            admin.deleteTopics(List.of(COLLIDING));
        }
        topics.close();
    }

    @AfterEach
    void dropRuns() {
        RunTopics.runs(topics.address()).forEach(held -> new RunTopics(held.run()).drop(topics.address()));
    }

    @Test
    void shouldLeaveNoRecordingThatIsShort() {
        // Given
        Path file = folder.resolve("moment.avro");

        // When
        assertThatThrownBy(() -> replay(new CutSink(new RecordingSink(topics.address(), file))))
                .hasMessage("the disk is full");

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldWriteARecordingUnderItsNameWhenItIsWhole() {
        // When
        replay(new RecordingSink(topics.address(), folder.resolve("moment.avro")));

        // Then
        assertThat(folder).isDirectoryContaining("glob:**/moment.avro").isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void shouldTakeBackARunThatFails() {
        // When
        assertThatThrownBy(() -> replay(new CutSink(sink("cut")))).hasMessage("the disk is full");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(RunTopics.runs(topics.address()))
                        .extracting(RunTopics.Held::run)
                        .doesNotContain("cut"));
    }

    @Test
    void shouldTellARunThatWasKilledFromAWholeOne() {
        // Given: what a process leaves that is killed
        new RunTopics("killed").create(topics.address(), FIREHOSE.name());

        // When
        replay(sink("whole"));

        // Then
        assertThat(RunTopics.runs(topics.address()))
                .contains(new RunTopics.Held("killed", false), new RunTopics.Held("whole", true));
        try (TopicLog log = new TopicLog(topics.address())) {
            RunDiff diff = new RunDiff(topics.address(), log);
            assertThatThrownBy(() -> diff.compare(new RunTopics("killed")))
                    .isInstanceOf(DataFailure.class)
                    .hasMessageContaining("killed");
        }
    }

    @Test
    void shouldKeepARunThatCannotBeMarkedAndTellItFromAWholeOne() {
        // Given: a topic with whose name that of the mark collides
        TestBroker.shared().freshTopic(COLLIDING, 1);

        // When
        assertThatThrownBy(() -> replay(sink("unmarked"))).hasMessageContaining("mark unmarked as complete");

        // Then
        assertThat(RunTopics.runs(topics.address())).contains(new RunTopics.Held("unmarked", false));
        assertThat(topics.platform().read("replay.unmarked." + FIREHOSE.name())).hasSize(LINES);
    }

    @Test
    void shouldSayThatARecordingIsTorn() throws IOException {
        // Given
        Path file = folder.resolve("moment.avro");
        replay(new RecordingSink(topics.address(), file));
        try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
            torn.setLength(Files.size(file) - 100);
        }

        // When, then
        try (ReplaySink sink = new RecordingSink(topics.address(), folder.resolve("again.avro"))) {
            assertThatThrownBy(() ->
                            new Replay(topics.address(), (records, passed, total) -> {}).run(request(), file, sink))
                    .isInstanceOf(DataFailure.class)
                    .hasMessageContaining("moment.avro");
        }
    }

    private void replay(ReplaySink sink) {
        try (sink) {
            new Replay(topics.address(), (records, passed, total) -> {}).run(request(), sink);
        }
    }

    private RunSink sink(String run) {
        return new RunSink(topics.address(), new RunTopics(run), FIREHOSE.name(), folder.resolve(run));
    }

    private static Replay.Request request() {
        return new Replay.Request(FIREHOSE.name(), Range.EVERYTHING, Optional.empty(), Speed.MAX);
    }
}
