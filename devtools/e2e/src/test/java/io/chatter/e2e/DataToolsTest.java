package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.PersonaDecision;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    void shouldReplayIntoARunOfItsOwnShowItAndListNoDeadLetters() throws IOException, InterruptedException {
        // Given
        await().atMost(PATIENCE)
                .until(() -> log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class)
                                .size()
                        > 5);

        // When
        stack.run("replay", "--run", "e2e").requireDone();

        // Then
        assertThat(stack.here("replay", "list").requireDone().output()).contains("e2e");
        long oldest = past("/span?run=e2e").path("oldest").asLong();
        assertThat(past("?run=e2e&from=" + oldest + "&until=" + (oldest + 60_000))
                        .path("moments")
                        .findValuesAsText("message_id"))
                .isNotEmpty()
                .isSubsetOf(log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                        .map(line -> line.getMessageId().toString())
                        .toList());
        assertThat(stack.here("replay", "drop", "e2e").requireDone().output())
                .contains("replay.e2e." + TopicCatalogue.CHAT_FIREHOSE.name());
        assertThat(stack.here("dlq", "list").requireDone().output()).contains("TOPIC", "CAUSE");
    }

    @Test
    void shouldDecideTheSameAgainUnderTheSameRoomFile() throws IOException {
        // Given
        await().atMost(PATIENCE)
                .until(() -> log.values(TopicCatalogue.PERSONA_DECISIONS, PersonaDecision.class).stream()
                        .anyMatch(decision -> decision.getRoomId().equals("demo")));
        String configs = Path.of(System.getProperty("chatter.root"), "configs").toString();

        // When
        String report = stack.run("replay", "decisions", "demo", "--configs", configs, "--json", "--no-build")
                .requireDone()
                .output();

        // Then
        JsonNode found = new ObjectMapper().readTree(report);
        assertThat(found.get("looks").asInt()).isPositive();
        assertThat(found.get("agreeing").asInt()).isEqualTo(found.get("looks").asInt());
        assertThat(found.get("withheld").asInt()).isZero();
        assertThat(found.get("begun").asInt()).isZero();
    }

    /// What the page asks for to show the past of the demo room.
    private JsonNode past(String question) throws IOException, InterruptedException {
        URI address = stack.url().resolve("/api/rooms/demo/past" + question);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        }
    }
}
