package io.chatter.gateway;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.gateway.kafka.LogFixture;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.topics.TopicCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets in, who may do what, and what becomes of those who try more: over the network, as anybody could.
@QuarkusTest
@QuarkusTestResource(GatewayStack.class)
class AccessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource("/ws")
    URI httpAddress;

    LogFixture log;
    Tokens tokens;

    private URI address = URI.create("ws://unknown");

    @BeforeEach
    void awaitReadiness() {
        address = URI.create(httpAddress.toString().replaceFirst("http", "ws"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void backToNoModes() {
        put("shield", "", 200, "DELETE");
        put("modes", "{\"slow\":0,\"emote_only\":false,\"unique_chat\":false,\"members_only\":false}", 200, "PUT");
    }

    @Test
    void shouldLetABearerInOnceForATicket() {
        // Given
        String ticket = ticket(tokens.of("mia", "member"));

        // When
        try (SocketClient mia = SocketClient.open(URI.create(address + "?ticket=" + ticket));
                SocketClient thief = SocketClient.open(address)) {
            mia.send("{'type':'join','room':'demo'}");
            JsonNode me = mia.await("joined").path("me");
            thief.send("{'type':'join','room':'demo','ticket':'" + ticket + "'}");

            // Then
            assertThat(me.path("id").asText()).isEqualTo("user-mia");
            assertThat(me.path("role").asText()).isEqualTo("member");
            assertThat(me.path("badges").path(0).asText()).isEqualTo("subscriber");
            assertThat(thief.closeCode()).isEqualTo(4007);
        }
    }

    @Test
    void shouldSellNoTicketForATokenThatIsNotGood() {
        for (String bad : List.of(
                tokens.lasting(Duration.ofMinutes(-5), "eve", "moderator"),
                tokens.forged("eve", "moderator"),
                tokens.ofAnotherIssuer("eve", "moderator"),
                tokens.unsigned("eve", "moderator"),
                "nonsense")) {
            given().header("Authorization", "Bearer " + bad)
                    .post("/api/tickets")
                    .then()
                    .statusCode(401);
        }
        given().post("/api/tickets").then().statusCode(401);
    }

    @Test
    void shouldKeepATokenOutOfOtherRoomsAndGuestsOutOfClosedOnes() {
        String token = tokens.of("max", "moderator", "hall");
        assertThat(closeCode("{'type':'join','room':'demo','ticket':'" + ticket(token) + "'}"))
                .isEqualTo(4007);
        assertThat(closeCode("{'type':'join','room':'attic'}")).isEqualTo(4007);
        assertThat(closeCode("{'type':'join','room':'attic','ticket':'made-up'}"))
                .isEqualTo(4007);
        given().header("Authorization", "Bearer " + token)
                .get("/api/rooms/demo/moderation")
                .then()
                .statusCode(403);
        try (SocketClient mia = join("attic", tokens.of("mia", "viewer"))) {
            assertThat(mia.events("joined")).hasSize(1);
        }
    }

    @Test
    void shouldEndASessionWithItsToken() {
        // Given
        try (SocketClient brief = join("demo", tokens.lasting(Duration.ofSeconds(3), "brief", "viewer"))) {

            // When: frames go on after the token's time
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> brief.pingUnlessClosed());

            // Then
            assertThat(brief.closeCode()).isEqualTo(4008);
        }
    }

    @Test
    void shouldHoldFewSocketsPerAccount() {
        // Given
        String token = tokens.of("many", "viewer");
        try (SocketClient one = join("demo", token);
                SocketClient two = join("demo", token)) {
            assertThat(one.events("joined")).hasSize(1);
            assertThat(two.events("joined")).hasSize(1);

            // When
            int code = closeCode("{'type':'join','room':'demo','ticket':'" + ticket(token) + "'}");

            // Then
            assertThat(code).isEqualTo(4006);
        }
    }

    @Test
    void shouldHearNoModeratorWhoIsNone() {
        try (SocketClient guest = SocketClient.open(address);
                SocketClient viewer = join("demo", tokens.of("vic", "viewer"))) {
            // Given
            guest.send("{'type':'moderate','nonce':'early','action':'unpin'}");
            guest.send("{'type':'join','room':'demo'}");
            guest.await("joined");
            int before = events();

            // When
            guest.send("{'type':'moderate','nonce':'g','action':'shield','up':true}");
            viewer.send("{'type':'moderate','nonce':'v','action':'ban','author_id':'guest-x'}");

            // Then
            assertThat(refusal(guest, "early")).isEqualTo("not_joined");
            assertThat(refusal(guest, "g")).isEqualTo("not_allowed");
            assertThat(refusal(viewer, "v")).isEqualTo("not_allowed");
            given().header("Authorization", "Bearer " + tokens.of("vic", "viewer"))
                    .delete("/api/rooms/demo/moderation/shield")
                    .then()
                    .statusCode(403);
            given().delete("/api/rooms/demo/moderation/shield").then().statusCode(401);
            assertThat(events()).isEqualTo(before);
        }
    }

    @Test
    void shouldStopListeningToAFloodAndServeTheOthers() {
        try (SocketClient flood = SocketClient.open(address);
                SocketClient calm = SocketClient.open(address)) {
            // Given
            flood.send("{'type':'join','room':'demo'}");
            flood.await("joined");
            calm.send("{'type':'join','room':'demo'}");
            calm.await("joined");

            // When
            IntStream.range(0, 1_000)
                    .forEach(i -> flood.sendUnlessClosed("{'type':'say','nonce':'" + i + "','text':'spam'}"));
            calm.send("{'type':'say','nonce':'calm','text':'" + Lines.unique("hello") + "'}");

            // Then
            assertThat(flood.closeCode()).isEqualTo(4005);
            calm.await("ack", event -> event.path("nonce").asText().equals("calm"));
            assertThat(flood.events("rejected"))
                    .filteredOn(event -> event.path("code").asText().equals("rate_limited"))
                    .isNotEmpty()
                    .allSatisfy(event -> {
                        assertThat(event.path("text").asText()).isEqualTo("spam");
                        assertThat(event.path("retry_after_ms").asLong()).isPositive();
                    });
        }
    }

    @Test
    void shouldTakeALineAwayFromEverybodyAndFromWhoComesLater() {
        try (SocketClient ann = SocketClient.open(address);
                SocketClient max = join("demo", tokens.of("max", "moderator", "demo"))) {
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
            try (SocketClient late = SocketClient.open(address)) {
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
        try (SocketClient ann = SocketClient.open(address);
                SocketClient max = join("demo", tokens.of("max", "moderator"))) {
            // Given
            ann.send("{'type':'join','room':'demo'}");
            ann.await("joined");
            String text = Lines.unique("see") + " http://unknown-host.example/x";

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
            ann.await("message", event -> event.path("text").asText().equals(text));
            assertThat(ann.events("held")).isEmpty();
            assertThat(ann.events("moderation")).isEmpty();
            assertThat(log.values(TopicCatalogue.CHAT_FIREHOSE, "demo", ChatMessage.class))
                    .filteredOn(line -> line.getMessageId().equals(UUID.fromString(id)))
                    .hasSize(1);
        }
    }

    @Test
    void shouldRaiseTheShieldAndGoBack() {
        try (SocketClient ann = SocketClient.open(address)) {
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
    void shouldSilenceWhoIsTimedOut() {
        try (SocketClient ann = SocketClient.open(address)) {
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
    void shouldServeItsOpenApiDocument() {
        get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(containsString("/api/rooms/{room}/moderation/held/{message_id}/approve"))
                .body(containsString("/api/tickets"));
    }

    private void put(String path, String body, int status, String method) {
        given().header("Authorization", "Bearer " + tokens.of("molly", "broadcaster"))
                .contentType("application/json")
                .body(body)
                .request(method, "/api/rooms/demo/moderation/" + path)
                .then()
                .statusCode(status);
    }

    private int events() {
        return log.values(TopicCatalogue.CHAT_MODERATION, "demo", ModerationEvent.class)
                .size();
    }

    private static String refusal(SocketClient client, String nonce) {
        return client.await("refused", event -> event.path("nonce").asText().equals(nonce))
                .path("code")
                .asText();
    }

    private String ticket(String token) {
        return given().header("Authorization", "Bearer " + token)
                .post("/api/tickets")
                .then()
                .statusCode(200)
                .extract()
                .path("ticket");
    }

    private SocketClient join(String room, String token) {
        SocketClient client = SocketClient.open(address);
        client.send("{'type':'join','room':'" + room + "','ticket':'" + ticket(token) + "'}");
        client.await("joined");
        return client;
    }

    private int closeCode(String frame) {
        try (SocketClient client = SocketClient.open(address)) {
            client.send(frame);
            return client.closeCode();
        }
    }
}
