package io.chatter.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.data.CommandsOnABroker.Ended;
import io.chatter.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final int SECONDS = 10;

    @TempDir
    Path data;

    private final Instant begin = Instant.now().minusSeconds(3_600);
    private CommandsOnABroker chatter;

    @BeforeEach
    void plant() {
        chatter = new CommandsOnABroker(data);
        for (int i = 0; i < SECONDS; i++) {
            chatter.say(TopicCatalogue.CHAT_FIREHOSE, "line " + i, begin.plusSeconds(i));
        }
    }

    @AfterEach
    void close() {
        chatter.run("replay", "drop", "short");
        chatter.close();
    }

    @Test
    void shouldTellProgramsWhatItReplayedAndListIt() {
        // When
        Ended replayed = chatter.run("replay", "--run", "short", "--json");
        Ended listed = chatter.run("replay", "list", "--json");

        // Then
        assertThat(replayed.exit()).as(replayed.err()).isZero();
        assertThat(replayed.json().get("records").asInt()).isEqualTo(SECONDS);
        assertThat(replayed.json().get("run").asText()).isEqualTo("short");
        assertThat(listed.json().findParents("run"))
                .anySatisfy(run -> assertThat(run.get("complete").asBoolean()).isTrue());
    }

    @Test
    void shouldNotCallARunTheSameOfWhichNothingCanBeCompared() {
        // Given
        chatter.run("replay", "--run", "short", "--from", begin.plusSeconds(2).toString());

        // When
        Ended ended = chatter.run("replay", "diff", "short");

        // Then
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("No window of the run `short` can be compared");
    }

    @Test
    void shouldEndWithOneAndKeepNothingWhereThereIsNoRecord() {
        // When
        Ended ended = chatter.run("replay", "--run", "none", "--to", "2d");

        // Then
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains("no record of " + TopicCatalogue.CHAT_FIREHOSE.name());
        assertThat(chatter.run("replay", "diff", "none").err()).contains("There is no run `none`");
    }

    @Test
    void shouldRefuseAFileWhereARunIsMade() {
        // When
        Ended ended = chatter.run(
                "replay",
                "--run",
                "short",
                "--file",
                data.resolve("moment.avro").toString());

        // Then
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("--into file");
    }

    @Test
    void shouldRefuseOffsetsOfTwoPartitions() {
        // When
        Ended ended = chatter.run("replay", "--run", "short", "--from", "0:0", "--to", "1:5");

        // Then
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("partition 0", "partition 1");
    }
}
