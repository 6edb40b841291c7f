package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Closed windows equal a recount of the firehose, done here in the plainest way and not with the topology's own code.
/// Last, for a window takes more than a minute to close.
@Order(Integer.MAX_VALUE)
class WindowRecountTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ENOUGH_LINES = 5;

    private final TopicLog log = RunningStack.shared().log();

    @Test
    void shouldCountTrendsAsTheFirehoseHasThem() {
        // When
        await().atMost(PATIENCE)
                .until(() -> closedTrends().stream()
                        .anyMatch(window ->
                                window.getTrends().stream().anyMatch(trend -> trend.getKind() == TermKind.WORD)));

        // Then
        List<TrendsSnapshot> windows = closedTrends();
        List<ChatMessage> firehose = log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class);
        for (TrendsSnapshot window : windows) {
            List<ChatMessage> lines =
                    linesOf(firehose, window.getRoomId(), window.getWindowStart(), window.getWindowEnd());
            assertThat(window.getMessageCount())
                    .as("lines of %s", window.getWindowEnd())
                    .isEqualTo(lines.size());
            assertThat(window.getDistinctAuthors()).isEqualTo(authors(lines).size());
            for (Trend trend : window.getTrends()) {
                if (trend.getKind() == TermKind.WORD) {
                    List<ChatMessage> saying = saying(lines, trend.getTerm());
                    assertThat(trend.getCount())
                            .as("lines with '%s'", trend.getTerm())
                            .isEqualTo(saying.size());
                    assertThat(trend.getDistinctAuthors())
                            .isEqualTo(authors(saying).size());
                }
            }
        }
    }

    @Test
    void shouldBeReadFromTheServiceAsTheLogHasThem() throws IOException, InterruptedException {
        // Given
        await().atMost(PATIENCE).until(() -> !closedTrends().isEmpty());
        TrendsSnapshot told = closedTrends().getLast();

        // When
        JsonNode kept = ask("trends/" + told.getRoomId() + "/windows?from=" + told.getWindowStart() + "&to="
                + told.getWindowStart());

        // Then
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).get("message_count").asLong()).isEqualTo(told.getMessageCount());
        for (String kind : List.of("trends", "trends-fast", "density")) {
            assertThat(ask(kind + "/" + told.getRoomId()).get("room_id").asText())
                    .as(kind)
                    .isEqualTo(told.getRoomId());
        }
    }

    private static JsonNode ask(String question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        RunningStack.shared().address("trends").resolve("/api/" + question))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void shouldCountBotsAsTheFirehoseHasThem() {
        // When
        await().atMost(PATIENCE)
                .until(() -> closedDensities().stream().anyMatch(window -> window.getBotCount() >= ENOUGH_LINES));

        // Then
        List<BotDensity> windows = closedDensities();
        List<ChatMessage> firehose = log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class);
        for (BotDensity window : windows) {
            List<ChatMessage> lines =
                    linesOf(firehose, window.getRoomId(), window.getWindowStart(), window.getWindowEnd());
            List<ChatMessage> bots = by(lines, Origin.BOT);
            List<ChatMessage> humans = by(lines, Origin.HUMAN);
            assertThat(window.getBotCount())
                    .as("bot lines of %s", window.getWindowEnd())
                    .isEqualTo(bots.size());
            assertThat(window.getHumanCount()).isEqualTo(humans.size());
            double all = bots.size() + humans.size();
            assertThat(window.getDensity()).isCloseTo(all == 0 ? 0 : bots.size() / all, within(1e-9));
            int deepest = bots.stream()
                    .mapToInt(line -> line.getProvenance().getReplyDepth())
                    .max()
                    .orElse(0);
            assertThat(window.getMaxReplyDepth()).isEqualTo(deepest);
        }
    }

    private List<TrendsSnapshot> closedTrends() {
        return log.values(TopicCatalogue.CHAT_TRENDS, TrendsSnapshot.class);
    }

    private List<BotDensity> closedDensities() {
        return log.values(TopicCatalogue.CHAT_BOT_DENSITY, BotDensity.class);
    }

    private static List<ChatMessage> linesOf(List<ChatMessage> lines, String room, Instant start, Instant end) {
        return lines.stream()
                .filter(line -> line.getRoomId().equals(room))
                .filter(line -> !line.getBroadcastAt().isBefore(start)
                        && line.getBroadcastAt().isBefore(end))
                .toList();
    }

    private static List<ChatMessage> by(List<ChatMessage> lines, Origin origin) {
        return lines.stream().filter(line -> line.getOrigin() == origin).toList();
    }

    private static Set<String> authors(List<ChatMessage> lines) {
        return lines.stream().map(line -> line.getAuthor().getId()).collect(Collectors.toSet());
    }

    /// Lines with a token that is this word once its edges are stripped, letters run together and case is gone.
    private static List<ChatMessage> saying(List<ChatMessage> lines, String word) {
        return lines.stream()
                .filter(line -> Arrays.stream(line.getText().split("\\s+"))
                        .filter(token -> !token.startsWith("@") && !token.startsWith("#"))
                        .map(token -> token.replace('’', '\'').toLowerCase(Locale.ROOT))
                        .map(token -> token.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
                        .map(token -> token.replaceAll("(\\p{L})\\1{2,}", "$1"))
                        .anyMatch(word::equals))
                .toList();
    }
}
