package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.PersonaDecision;
import io.chatter.schema.TrendsSnapshot;
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
        List<String> differences = differences("chat_bot_density", """
                coalesce(bots, 0) is distinct from bot_count
                or coalesce(people, 0) is distinct from human_count
                or coalesce(bots / nullif(bots + people, 0), 0) is distinct from density
                """);

        // Then
        assertThat(differences).hasSize(1);
    }

    @Test
    void shouldRecountEveryClosedWindowOfTrendsInSql() {
        // Given
        await().atMost(PATIENCE)
                .until(() -> log.values(TopicCatalogue.CHAT_TRENDS, TrendsSnapshot.class).stream()
                        .anyMatch(window -> window.getMessageCount() >= 5));

        // When
        List<String> differences = differences("chat_trends", """
                coalesce(lines, 0) is distinct from message_count
                or (authors_error = 0 and coalesce(authors, 0) is distinct from distinct_authors)
                """);

        // Then
        assertThat(differences).hasSize(1);
    }

    /// A header, and the windows that have lines and were not told, or were told as `differs` says.
    private List<String> differences(String windows, String differs) {
        return stack.run("sql", "--format", "csv", """
                        with ends as (
                            select distinct room_id, unnest(generate_series(
                                pane + interval 5 second, pane + interval 60 second, interval 5 second)) as window_end
                            from (select room_id, time_bucket(interval 5 second, broadcast_at) as pane from chat_firehose)
                        ),
                        counted as (
                            select
                                ends.room_id,
                                window_end,
                                count(*) as lines,
                                count(distinct author.id) as authors,
                                count(*) filter (origin = 'BOT') as bots,
                                count(*) filter (origin = 'HUMAN') as people
                            from ends
                            join chat_firehose line on line.room_id = ends.room_id
                                and broadcast_at >= window_end - interval 60 second and broadcast_at < window_end
                            where window_end <= (select max(window_end) from %1$s told where told.room_id = ends.room_id)
                            group by all
                        )
                        select counted.*, told.*
                        from counted full join %1$s told using (room_id, window_end)
                        where %2$s
                        """.formatted(windows, differs))
                .requireDone()
                .output()
                .lines()
                .toList();
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
