package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.benchmark.ground.TopicLog;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data team's commands on a running stack, as a person calls them.
class DataToolsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final RunningStack stack = RunningStack.shared();
    private final TopicLog log = stack.log();

    @TempDir
    Path folder;

    @Test
    void shouldRecountEveryClosedWindowOfBotDensityInSql() {
        // Given
        await().atMost(PATIENCE)
                .until(() -> log.values(TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class).stream()
                        .anyMatch(window -> window.getBotCount() >= 5));

        // When
        List<String> differences = stack.run("sql", "--format", "csv", """
                        select d.room_id, d.window_end, d.bot_count, count(f._offset)
                        from chat_bot_density d
                        left join chat_firehose f on f.room_id = d.room_id and f.origin = 'BOT'
                            and f.broadcast_at >= d.window_start and f.broadcast_at < d.window_end
                        group by all
                        having d.bot_count <> count(f._offset)
                        """)
                .requireDone()
                .output()
                .lines()
                .toList();

        // Then
        assertThat(differences).hasSize(1);
    }

    @Test
    void shouldExportTheFirehoseOnceHoweverOftenItIsAsked() {
        // Given
        await().atMost(PATIENCE)
                .until(() -> log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class)
                                .size()
                        > 5);
        String out = folder.resolve("export").toString();

        // When
        stack.run("export", "--out", out, "--topics", TopicCatalogue.CHAT_FIREHOSE.name())
                .requireDone();
        stack.run("export", "--out", out, "--topics", TopicCatalogue.CHAT_FIREHOSE.name())
                .requireDone();

        // Then
        List<String> counts = stack.run(
                        "sql",
                        "--format",
                        "csv",
                        "select count(*) > 5, count(*) = count(distinct (_partition, _offset)) from read_parquet('"
                                + out + "/**/*.parquet')")
                .requireDone()
                .output()
                .lines()
                .toList();
        assertThat(counts).endsWith("true,true");
    }

    @Test
    void shouldReplayIntoARunOfItsOwnAndListNoDeadLetters() {
        // Given
        await().atMost(PATIENCE)
                .until(() -> log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class)
                                .size()
                        > 5);

        // When
        stack.run("replay", "--run", "e2e").requireDone();

        // Then
        assertThat(stack.run("replay", "list").requireDone().output()).contains("e2e");
        assertThat(stack.run("replay", "drop", "e2e").requireDone().output())
                .contains("replay.e2e." + TopicCatalogue.CHAT_FIREHOSE.name());
        assertThat(stack.run("dlq", "list").requireDone().output()).contains("TOPIC", "CAUSE");
    }
}
