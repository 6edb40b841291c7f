package io.chatter.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.gateway.kafka.LogFixture;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What moderators do, and what the room sees of it: over the network, as anybody could.
@QuarkusTest
@QuarkusTestResource(GatewayStack.class)
class ModeratorsTest {

    @TestHTTPResource("/ws")
    URI httpAddress;

    LogFixture log;
    Tokens tokens;

    private Visitors visitors;

    @BeforeEach
    void awaitReadiness() {
        visitors = Visitors.of(httpAddress, tokens);
    }

    @AfterEach
    void backToNoModes() {
        put("shield", "", 200, "DELETE");
        put("modes", "{\"slow\":0,\"emote_only\":false,\"unique_chat\":false,\"members_only\":false}", 200, "PUT");
    }

    @Test
    void shouldTakeALineAwayFromEverybodyAndFromWhoComesLater() {
        try (SocketClient ann = visitors.open();
                SocketClient max = visitors.join("demo", tokens.of("max", "moderator", "demo"))) {
            // Given
            ann.send("{'type':'join','room':'demo'}");
            ann.await("joined");
            String text = Lines.unique("not nice");
            ann.send("{'type':'say','nonce':'n','text':'" + text + "'}");
            String id = ann.await("ack", event -> event.path("nonce").asText().equals("n"))
                    .path("message_id")
                    .asText();

            // When
            max.send("{'type':'moderate','nonce':'d','action':'delete','message_id':'" + id + "'}");

            // Then
            max.await("done", event -> event.path("nonce").asText().equals("d"));
            JsonNode frame = ann.await(
                    "moderation", event -> event.path("message_id").asText().equals(id));
            assertThat(frame.path("kind").asText()).isEqualTo("DELETED");
            assertThat(frame.toString()).doesNotContain(text);
            try (SocketClient late = visitors.open()) {
                late.send("{'type':'join','room':'demo'}");
                late.await("joined");
                late.send("{'type':'ping','nonce':'p'}");
                late.await("pong");
                assertThat(late.texts()).doesNotContain(text);
            }
        }
    }

    @Test
    void shouldShowAHeldLineToModeratorsOnlyUntilOneApprovesIt() {
        try (SocketClient ann = visitors.open();
                SocketClient max = visitors.join("demo", tokens.of("max", "moderator"))) {
            // Given
            ann.send("{'type':'join','room':'demo'}");
            ann.await("joined");
            String see = Lines.unique("see") + " http://unknown-host.example/x ";
            String text = see + "joe@gmail.com";

            // When
            ann.send("{'type':'say','nonce':'n','text':'" + text + "'}");
            JsonNode held =
                    max.await("held", event -> event.path("text").asText().equals(text));
            assertThat(ann.await("rejected").path("code").asText()).isEqualTo("held");
            String id = held.path("message_id").asText();
            given().header("Authorization", "Bearer " + tokens.of("max", "moderator"))
                    .post("/api/rooms/demo/moderation/held/" + id + "/approve")
                    .then()
                    .statusCode(200);
            given().header("Authorization", "Bearer " + tokens.of("molly", "broadcaster"))
                    .post("/api/rooms/demo/moderation/held/" + id + "/approve")
                    .then()
                    .statusCode(409)
                    .body(containsString("not_held"));

            // Then
            JsonNode shown =
                    ann.await("message", event -> event.path("text").asText().startsWith(see));
            assertThat(shown.path("text").asText())
                    .as("personal data is nobody's to approve")
                    .endsWith("[email]");
            assertThat(ann.events("held")).isEmpty();
            assertThat(ann.events("moderation")).isEmpty();
            assertThat(log.values(TopicCatalogue.CHAT_FIREHOSE, "demo", ChatMessage.class))
                    .filteredOn(line -> line.getMessageId().equals(UUID.fromString(id)))
                    .hasSize(1);
        }
    }

    @Test
    void shouldDropAHeldLineThatAModeratorDenies() {
        try (SocketClient ann = visitors.guest();
                SocketClient max = visitors.join("demo", tokens.of("max", "moderator"))) {
            // Given
            String text = Lines.unique("see") + " http://unknown-host.example/x";
            ann.send("{'type':'say','nonce':'n','text':'" + text + "'}");
            String id = max.await("held", event -> event.path("text").asText().equals(text))
                    .path("message_id")
                    .asText();

            // When
            max.send("{'type':'moderate','nonce':'d','action':'deny','message_id':'" + id + "'}");

            // Then
            max.await("done", event -> event.path("nonce").asText().equals("d"));
            max.await("moderation", event -> event.path("kind").asText().equals("DENIED"));
            put("held/" + id + "/deny", "", 409, "POST");
            put("held/" + id + "/approve", "", 409, "POST");
            assertThat(ann.texts()).doesNotContain(text);
            assertThat(log.values(TopicCatalogue.CHAT_FIREHOSE, "demo", ChatMessage.class))
                    .extracting(ChatMessage::getText)
                    .doesNotContain(text);
        }
    }

    @Test
    void shouldClearWhatOnePersonSaid() {
        try (SocketClient ann = visitors.guest();
                SocketClient bob = visitors.guest()) {
            // Given
            String gone = Lines.unique("mine");
            String stays = Lines.unique("yours");
            ann.send("{'type':'say','nonce':'n','text':'" + gone + "'}");
            ann.await("ack");
            bob.send("{'type':'say','nonce':'n','text':'" + stays + "'}");
            bob.await("ack");
            String id = ann.events("joined").getFirst().path("me").path("id").asText();

            // When
            put("clear", "{\"author_id\":\"" + id + "\"}", 200, "POST");
            put("clear", "{\"author_id\":\"" + "x".repeat(201) + "\"}", 400, "POST");

            // Then
            JsonNode cleared =
                    bob.await("moderation", event -> event.path("kind").asText().equals("CLEARED"));
            assertThat(cleared.path("author_id").asText()).isEqualTo(id);
            try (SocketClient late = visitors.guest()) {
                late.send("{'type':'ping','nonce':'p'}");
                late.await("pong");
                assertThat(late.texts()).contains(stays).doesNotContain(gone);
            }
        }
    }

    @Test
    void shouldShowHeldLinesToNoModeratorWhoIsBanned() {
        try (SocketClient max = visitors.join("demo", tokens.of("max", "moderator"))) {
            // When
            put("bans/user-max", "{\"duration_ms\":600000}", 200, "PUT");
            max.await("moderation", event -> event.path("kind").asText().equals("TIMED_OUT"));

            // Then
            given().header("Authorization", "Bearer " + tokens.of("max", "moderator"))
                    .get("/api/rooms/demo/moderation")
                    .then()
                    .statusCode(403);
            String text = Lines.unique("see") + " http://unknown-host.example/x";
            try (SocketClient ann = visitors.guest();
                    SocketClient molly = visitors.join("demo", tokens.of("molly", "broadcaster"))) {
                ann.send("{'type':'say','nonce':'n','text':'" + text + "'}");
                molly.await("held", event -> event.path("text").asText().equals(text));
                max.send("{'type':'ping','nonce':'p'}");
                max.await("pong");
                assertThat(max.events("held").toString()).doesNotContain(text);
            } finally {
                put("bans/user-max", "", 200, "DELETE");
            }
            max.await("held", event -> event.path("text").asText().equals(text));
        }
    }

    @Test
    void shouldRaiseTheShieldAndGoBack() {
        try (SocketClient ann = visitors.open()) {
            // Given
            put("modes", "{\"slow\":2}", 200, "PUT");
            ann.send("{'type':'join','room':'demo'}");
            assertThat(ann.await("joined")
                            .path("room")
                            .path("modes")
                            .path("slow")
                            .asInt())
                    .isEqualTo(2);

            // When
            put("shield", "", 200, "PUT");

            // Then
            ann.await("modes", event -> event.path("shield").asBoolean());
            ann.send("{'type':'say','nonce':'s','text':'hello'}");
            JsonNode rejected = ann.await("rejected");
            assertThat(rejected.path("code").asText()).isEqualTo("members_only");
            assertThat(rejected.path("text").asText()).isEqualTo("hello");
            put("modes", "{\"slow\":9}", 409, "PUT");
            put("shield", "", 200, "DELETE");
            JsonNode modes = ann.await(
                    "modes",
                    event -> !event.path("shield").asBoolean()
                            && event.path("slow").asInt() == 2);
            assertThat(modes.path("members_only").asBoolean()).isFalse();
        }
    }

    @Test
    void shouldPinClearAndForgiveOverTheNetwork() {
        try (SocketClient ann = visitors.guest()) {
            // Given
            String text = Lines.unique("read the rules");
            ann.send("{'type':'say','nonce':'n','text':'" + text + "'}");
            String line = ann.await("ack").path("message_id").asText();
            String id = ann.events("joined").getFirst().path("me").path("id").asText();

            // When
            put("pin", "{\"message_id\":\"" + line + "\"}", 200, "PUT");
            ann.await(
                    "pinned",
                    event -> event.path("message").path("text").asText().equals(text));
            put("pin", "", 200, "DELETE");
            put("bans/" + id, "{}", 200, "PUT");
            put("bans/" + id, "", 200, "DELETE");
            put("clear", "{}", 200, "POST");

            // Then
            ann.await("pinned", event -> !event.has("message"));
            ann.await("moderation", event -> event.path("kind").asText().equals("CLEARED"));
            try (SocketClient late = visitors.guest()) {
                assertThat(late.texts()).doesNotContain(text);
            }
            ann.send("{'type':'say','nonce':'again','text':'" + Lines.unique("thank you") + "'}");
            ann.await("ack", event -> event.path("nonce").asText().equals("again"));
        }
    }

    @Test
    void shouldUnpinWhatSomebodySaidWhoIsTimedOut() {
        try (SocketClient ann = visitors.guest()) {
            // Given
            ann.send("{'type':'say','nonce':'n','text':'" + Lines.unique("look at me") + "'}");
            String line = ann.await("ack").path("message_id").asText();
            String id = ann.events("joined").getFirst().path("me").path("id").asText();
            put("pin", "{\"message_id\":\"" + line + "\"}", 200, "PUT");
            ann.await("pinned", event -> event.has("message"));

            // When
            put("bans/" + id, "{\"duration_ms\":600000}", 200, "PUT");

            // Then
            ann.await("pinned", event -> !event.has("message"));
            put("bans/" + id, "", 200, "DELETE");
        }
    }

    @Test
    void shouldSilenceWhoIsTimedOut() {
        try (SocketClient ann = visitors.open()) {
            // Given
            ann.send("{'type':'join','room':'demo'}");
            String id = ann.await("joined").path("me").path("id").asText();

            // When
            put("bans/" + id, "{\"duration_ms\":600000,\"reason\":\"spam\"}", 200, "PUT");
            ann.await("moderation", event -> event.path("kind").asText().equals("TIMED_OUT"));
            ann.send("{'type':'say','nonce':'t','text':'hello?'}");

            // Then
            JsonNode rejected = ann.await("rejected");
            assertThat(rejected.path("code").asText()).isEqualTo("timed_out");
            assertThat(rejected.path("retry_after_ms").asLong()).isBetween(500_000L, 600_000L);
        }
    }

    @Test
    void shouldTellModeratorsWhoDecidedWhat() {
        try (SocketClient ann = visitors.open()) {
            // Given
            ann.send("{'type':'join','room':'demo'}");
            String id = ann.await("joined").path("me").path("id").asText();
            put("bans/" + id, "{\"duration_ms\":600000}", 200, "PUT");
            put("bans/" + id, "", 200, "DELETE");
            ann.await("moderation", event -> event.path("kind").asText().equals("UNBANNED"));

            // When
            JsonPath state = given().header("Authorization", "Bearer " + tokens.of("max", "moderator", "demo"))
                    .get("/api/rooms/demo/moderation")
                    .jsonPath();

            // Then
            assertThat(state.getList("record.kind", String.class)).startsWith("UNBANNED", "TIMED_OUT");
            Map<String, Object> timeout = state.getMap("record[1]");
            assertThat(timeout)
                    .containsOnlyKeys("kind", "author_id", "duration_ms", "by", "at")
                    .containsEntry("author_id", id)
                    .containsEntry("duration_ms", 600_000)
                    .containsEntry("by", "user-molly");
            assertThat(state.getLong("record[1].at")).isBetween(1L, state.getLong("record[0].at"));
            assertThat(ann.events("moderation").toString()).doesNotContain("molly");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | lines/junk | | 400 | bad_request | message_id must be the id of a line, not junk",
                "POST | held/01934d3c-5e00-7000-8000-00000000dead/deny | | 409 | not_held | does not wait",
                "PUT | pin | {\"message_id\":\"01934d3c-5e00-7000-8000-00000000dead\"} | 404 | unknown_line | not there",
                "PUT | pin | {} | 400 | bad_request | message_id must be the id of a line",
                "PUT | modes | {\"dance\":true} | 400 | bad_request | there is no mode dance; there are slow, emote_only",
                "PUT | modes | {\"slow\":99999} | 400 | bad_request | slow must be 0 to 3600 seconds, not 99999",
                "PUT | modes | {\"slow\":\"long\"} | 400 | bad_request | slow must be a whole number of seconds, not long",
                "PUT | modes | {\"emote_only\":7} | 400 | bad_request | emote_only must be true or false, not 7",
                "PUT | modes | [1] | 400 | bad_request | the body must be an object",
                "PUT | modes | | 400 | bad_request | the body must be an object",
                "PUT | bans/user-eve | {\"duraton_ms\":5} | 400 | bad_request | no field duraton_ms; there may be duration_ms",
                "PUT | bans/user-eve | {\"duration_ms\":\"x\"} | 400 | bad_request | duration_ms must be a whole number",
                "PUT | bans/user-eve | {\"duration_ms\":-1} | 400 | bad_request | a timeout lasts up to 14 days",
                "PUT | bans/user-eve | {\"dura | 400 | bad_request | not JSON",
                "PUT | bans/user-molly | {} | 409 | yourself | to yourself",
                "PUT | nothing | {} | 404 | not_found | /api/rooms/demo/moderation/nothing",
                "PATCH | pin | {} | 405 | method_not_allowed | PATCH /api/rooms/demo/moderation/pin",
            })
    void shouldNameWhatIsWrongWithAnOrder(
            String method, String path, String body, int status, String code, String reason) {
        ordered(method, path, body == null ? "" : body)
                .statusCode(status)
                .contentType("application/json")
                .body("code", equalTo(code))
                .body("reason", containsString(reason));
    }

    private void put(String path, String body, int status, String method) {
        ordered(method, path, body).statusCode(status);
    }

    private ValidatableResponse ordered(String method, String path, String body) {
        return given().header("Authorization", "Bearer " + tokens.of("molly", "broadcaster"))
                .contentType("application/json")
                .body(body)
                .request(method, "/api/rooms/demo/moderation/" + path)
                .then();
    }
}
