package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.benchmark.load.SocketClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A moderator with a token of `./chatter token`, in the room where the personas talk. How soon decisions are heard is
/// timed by `./chatter bench run moderation`.
class ModerationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ROOM = "demo";

    private final RunningStack stack = RunningStack.shared();
    private SocketClient molly;
    private int nonces;

    @BeforeEach
    void enter() throws IOException, InterruptedException {
        String token = stack.run("token", "--role", "moderator", "--name", "molly", "--room", ROOM)
                .requireDone()
                .output()
                .strip();
        molly = SocketClient.enter(stack.socket(), ROOM, ticketFor(token));
        await().atMost(PATIENCE).until(() -> !molly.events("joined").isEmpty());
    }

    @AfterEach
    void leaveTheRoomAsItWas() {
        order(Map.of("action", "shield", "up", false));
        order(Map.of("action", "modes", "modes", Map.of("slow", 0)));
        molly.close();
    }

    @Test
    void shouldTakeBotsLinesAwayFromEverybody() {
        try (SocketClient viewer = SocketClient.join(stack.socket(), ROOM, 150, null)) {
            // Given
            await().atMost(PATIENCE).until(() -> botLines(viewer).size() >= 4);
            List<String> taken = botLines(viewer).subList(0, 4);

            // When
            for (String line : taken) {
                order(Map.of("action", "delete", "message_id", line));
                find(
                        viewer,
                        "moderation",
                        event -> event.path("message_id").asText().equals(line));
            }

            // Then: those who come later never see them
            try (SocketClient late = SocketClient.join(stack.socket(), ROOM, 500, null)) {
                await().atMost(PATIENCE).until(() -> !late.messageIds().isEmpty());
                assertThat(late.messageIds()).doesNotContainAnyElementsOf(taken);
            }
        }
    }

    @Test
    void shouldSilenceAGuest() {
        try (SocketClient guest = SocketClient.join(stack.socket(), ROOM, 0, null)) {
            // Given
            String id = find(guest, "joined", _ -> true).path("me").path("id").asText();

            // When
            order(Map.of("action", "timeout", "author_id", id, "duration_ms", 60_000));
            find(guest, "moderation", event -> event.path("author_id").asText().equals(id));
            guest.say("t", "hello?");

            // Then
            JsonNode rejected = find(guest, "rejected", _ -> true);
            assertThat(rejected.path("code").asText()).isEqualTo("timed_out");
            assertThat(rejected.path("text").asText()).isEqualTo("hello?");
            assertThat(rejected.path("retry_after_ms").asLong()).isBetween(1L, 60_000L);
        }
    }

    @Test
    void shouldSlowTheRoomDownAndComeBackFromTheShield() {
        try (SocketClient guest = SocketClient.join(stack.socket(), ROOM, 0, null)) {
            // Given
            find(guest, "joined", _ -> true);
            order(Map.of("action", "modes", "modes", Map.of("slow", 600)));
            find(guest, "modes", event -> event.path("slow").asInt() == 600);

            // When
            guest.say("s1", "slow and steady");
            guest.say("s2", "not so slow");
            rejection(guest, "s2");
            order(Map.of("action", "shield", "up", true));
            find(guest, "modes", event -> event.path("shield").asBoolean());
            guest.say("s3", "anybody?");
            rejection(guest, "s3");
            order(Map.of("action", "shield", "up", false));

            // Then
            assertThat(rejection(guest, "s2").path("code").asText()).isEqualTo("slow_mode");
            assertThat(rejection(guest, "s2").path("retry_after_ms").asLong()).isBetween(1L, 600_000L);
            assertThat(rejection(guest, "s3").path("code").asText()).isEqualTo("members_only");
            find(guest, "modes", event -> !event.path("shield").asBoolean());
            JsonNode last = guest.events("modes").getLast();
            assertThat(last.path("slow").asInt()).isEqualTo(600);
            assertThat(last.path("members_only").asBoolean()).isFalse();
            assertThat(last.path("unique_chat").asBoolean()).isFalse();
        }
    }

    private static JsonNode rejection(SocketClient client, String nonce) {
        return find(client, "rejected", event -> event.path("nonce").asText().equals(nonce));
    }

    private static List<String> botLines(SocketClient viewer) {
        return viewer.events("message").stream()
                .filter(line -> line.path("origin").asText().equals("BOT"))
                .map(line -> line.path("message_id").asText())
                .toList();
    }

    /// Waits until the decision is in the log.
    private void order(Map<String, Object> action) {
        String nonce = "m" + nonces++;
        var frame = JSON.createObjectNode().put("type", "moderate").put("nonce", nonce);
        frame.setAll(JSON.<ObjectNode>valueToTree(action));
        molly.send(frame);
        find(molly, "done", event -> event.path("nonce").asText().equals(nonce));
    }

    private static JsonNode find(SocketClient client, String type, Predicate<JsonNode> wanted) {
        return await(type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> client.events(type).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private String ticketFor(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stack.url().resolve("/api/tickets"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return JSON.readTree(answer.body()).path("ticket").asText();
        }
    }
}
