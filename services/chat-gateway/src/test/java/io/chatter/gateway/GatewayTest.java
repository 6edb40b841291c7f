package io.chatter.gateway;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.gateway.kafka.LogFixture;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Recogniser;
import io.chatter.schema.StreamContext;
import io.chatter.topics.TopicCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole gateway, from socket through the log and back to sockets.
@QuarkusTest
@QuarkusTestResource(GatewayStack.class)
class GatewayTest {

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

    @Test
    void shouldShowALineToEverybodyAndAcknowledgeIt() {
        try (SocketClient ann = join("'name':'Ann'");
                SocketClient bob = join("'format':'text'")) {
            // Given
            String text = Lines.unique("hello @gus");

            // When
            ann.send("{'type':'say','nonce':'n1','text':'" + text + "'}");

            // Then
            JsonNode ack = ann.await("ack");
            JsonNode shown =
                    bob.await("message", event -> event.path("text").asText().equals(text));
            assertThat(ack.path("nonce").asText()).isEqualTo("n1");
            assertThat(ack.path("cursor")).isEqualTo(shown.path("cursor"));
            assertThat(ack.path("message_id")).isEqualTo(shown.path("message_id"));
            assertThat(shown.path("author").path("display_name").asText()).isEqualTo("Ann");
            assertThat(shown.path("origin").asText()).isEqualTo("HUMAN");
            assertThat(shown.path("mentions").path(0).asText()).isEqualTo("gus");
            assertThat(ann.await("message", event -> event.path("text").asText().equals(text)))
                    .isEqualTo(shown);
        }
    }

    @Test
    void shouldGiveABlockedLineBackAndShowItToNobody() {
        try (SocketClient ann = join("");
                SocketClient bob = join("")) {
            // When
            ann.send("{'type':'say','nonce':'bad','text':'kys'}");
            ann.send("{'type':'say','nonce':'good','text':'" + Lines.unique("nice") + "'}");

            // Then
            JsonNode rejected = ann.await("rejected");
            assertThat(rejected.path("code").asText()).isEqualTo("blocked");
            assertThat(rejected.path("nonce").asText()).isEqualTo("bad");
            assertThat(rejected.path("text").asText()).isEqualTo("kys");
            ann.await("ack", event -> event.path("nonce").asText().equals("good"));
            bob.await("message", event -> event.path("text").asText().startsWith("nice"));
            assertThat(bob.texts()).doesNotContain("kys");
        }
    }

    @Test
    void shouldJudgeByThePolicyOfTheRoom() {
        // Given: a room whose policy holds links, and one whose policy blocks them
        Visitors visitors = Visitors.of(httpAddress, tokens);
        try (SocketClient inDemo = visitors.join("demo", tokens.of("lin", "viewer"));
                SocketClient inAttic = visitors.join("attic", tokens.of("lin", "viewer"))) {
            // When
            String say = "{'type':'say','nonce':'link','text':'look at https://somewhere.example/page'}";
            inDemo.send(say);
            inAttic.send(say);

            // Then
            assertThat(inDemo.await("rejected").path("code").asText()).isEqualTo("held");
            assertThat(inAttic.await("rejected").path("code").asText()).isEqualTo("blocked");
        }
    }

    @Test
    void shouldShowTheOrderOfTheFirehoseAndResumeWithoutGapOrDouble() {
        // Given: one client that stays and one that leaves in the middle
        List<String> lines =
                IntStream.range(0, 200).mapToObj(_ -> Lines.unique("line")).toList();
        try (SocketClient staying = join("'history':0")) {
            String cursor;
            List<String> seenBefore;
            try (SocketClient leaving = join("'history':0")) {
                send(lines.subList(0, 50));
                leaving.await("message", event -> event.path("text").asText().equals(lines.get(49)));
                cursor = leaving.events("message").getLast().path("cursor").asText();
                seenBefore = leaving.texts();
            }

            // When: more lines than the ring holds go by
            send(lines.subList(50, 200));
            staying.await("message", event -> event.path("text").asText().equals(lines.getLast()));
            try (SocketClient back = join("'cursor':'" + cursor + "'")) {
                back.await("message", event -> event.path("text").asText().equals(lines.getLast()));

                // Then
                assertThat(seenBefore).endsWith(lines.get(49));
                assertThat(back.texts()).containsExactlyElementsOf(lines.subList(50, 200));
                assertThat(back.events("gap")).isEmpty();
            }
            List<String> firehose = log.values(TopicCatalogue.CHAT_FIREHOSE, "demo", ChatMessage.class).stream()
                    .map(ChatMessage::getText)
                    .toList();
            assertThat(firehose).containsSubsequence(lines);
            assertThat(staying.texts())
                    .isEqualTo(
                            firehose.subList(firehose.size() - staying.texts().size(), firehose.size()));
        }
    }

    @Test
    void shouldShowWhatTheStreamIsAbout() {
        try (SocketClient ann = join("")) {
            // When
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            log.send(
                    TopicCatalogue.STREAM_CONTEXT,
                    "demo",
                    StreamContext.newBuilder()
                            .setRoomId("demo")
                            .setContextId(UUID.randomUUID())
                            .setWindowStart(now.minusSeconds(30))
                            .setWindowEnd(now)
                            .setPublishedAt(now)
                            .setRecogniser(new Recogniser("none", 12L, "listening"))
                            .build());

            // Then
            JsonNode context = ann.await("context");
            assertThat(context.path("window_end").asLong()).isEqualTo(now.toEpochMilli());
            assertThat(context.path("recogniser").path("lag_ms").asLong()).isEqualTo(12);
            try (SocketClient late = join("")) {
                assertThat(late.await("context")).isEqualTo(context);
            }
        }
    }

    @Test
    void shouldCountViewers() {
        try (SocketClient ann = join("");
                SocketClient bob = join("")) {
            assertThat(ann.await("viewers", event -> event.path("count").asInt() >= 2))
                    .isNotNull();
            bob.send("{'type':'ping','nonce':'p'}");
            assertThat(bob.await("pong").path("nonce").asText()).isEqualTo("p");
        }
    }

    @Test
    void shouldLetGuestsOnlyReadWhereTheRoomSaysSo() {
        try (SocketClient ann = SocketClient.open(address)) {
            // Given
            ann.send("{'type':'join','room':'hall'}");
            assertThat(ann.await("joined").path("me").path("may_post").asBoolean())
                    .isFalse();

            // When
            ann.send("{'type':'say','nonce':'n','text':'hi'}");

            // Then
            assertThat(ann.await("rejected").path("code").asText()).isEqualTo("not_allowed");
        }
    }

    @Test
    void shouldCloseHostileSocketsWithTheirCode() {
        try (SocketClient calm = join("");
                SocketClient foreign = SocketClient.open(address, "Origin", "https://evil.example")) {
            assertThat(closeCode("{'type':'join','room':'nowhere'}")).isEqualTo(4001);
            assertThat(closeCode("{'type':'join'")).isEqualTo(4000);
            assertThat(closeCode("{'type':'join','room':'" + "x".repeat(65 * 1024) + "'}"))
                    .isEqualTo(4002);
            assertThat(closeCode("{'type':'join','room':'" + "x".repeat(129 * 1024) + "'}"))
                    .as("what the gateway does not even see")
                    .isEqualTo(4002);
            assertThat(foreign.closeCode()).isEqualTo(4003);

            // Then: who does nothing of the kind notices nothing
            calm.send("{'type':'ping','nonce':'calm'}");
            calm.await("pong", event -> event.path("nonce").asText().equals("calm"));
        }
    }

    @Test
    void shouldLimitTheSocketsOfOneAddress() {
        List<SocketClient> clients = new ArrayList<>();
        try {
            // Given: as many as one address may have
            for (int i = 0; i < 24; i++) {
                clients.add(SocketClient.open(address));
            }

            // When
            try (SocketClient tooMany = SocketClient.open(address)) {

                // Then
                assertThat(tooMany.closeCode()).isEqualTo(4006);
            }
        } finally {
            clients.forEach(SocketClient::close);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/q/metrics").body().asString().contains("chatter_gateway_connections 0.0"));
    }

    @Test
    void shouldServeTheOverlay() {
        get("/overlay").then().statusCode(200).contentType(containsString("text/html"));
    }

    @Test
    void shouldListRoomsAndSendStrictHeaders() {
        get("/api/rooms")
                .then()
                .statusCode(200)
                .body("id", hasItems("demo", "hall"))
                .header("Content-Security-Policy", containsString("connect-src 'self';"))
                .header("X-Content-Type-Options", is("nosniff"));
        get("/api/personas/demo").then().statusCode(200);
        get("/api/personas/nowhere").then().statusCode(404);
        get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("chatter_gateway_connections"))
                .body(containsString("chatter_gateway_safety_failures_lines_total 0.0"));
    }

    @Test
    void shouldTellWhoAPersonaIsAndHowItSounds() {
        // When
        JsonPath cards =
                get("/api/personas/demo").then().statusCode(200).extract().jsonPath();

        // Then
        String zapgoblin = "find { it.id == 'zapgoblin' }";
        assertThat(cards.getString(zapgoblin + ".archetype")).isEqualTo("hype-gremlin");
        assertThat(cards.getMap(zapgoblin + ".voice"))
                .containsEntry("stance", "cheering")
                .containsEntry("casing", "upper_when_excited")
                .containsEntry("max_words", 18)
                .containsEntry("laughter", "AHAHAHA")
                .containsEntry(
                        "habits",
                        List.of(
                                "Repeats a word until it is a chant",
                                "Capitals when something happens, none when nothing does"))
                .containsEntry(
                        "samples", List.of("the arrow just cured my back pain", "run it back run it back RUN IT BACK"));
        assertThat(cards.prettify())
                .as("what it never does is between it and its author")
                .doesNotContain("boundaries");
    }

    private int closeCode(String frame) {
        try (SocketClient client = SocketClient.open(address)) {
            client.send(frame);
            return client.closeCode();
        }
    }

    private SocketClient join(String more) {
        SocketClient client = SocketClient.open(address);
        client.send("{'type':'join','room':'demo'" + (more.isEmpty() ? "" : ",") + more + "}");
        client.await("joined");
        return client;
    }

    private void send(List<String> texts) {
        texts.forEach(text -> log.send(TopicCatalogue.CHAT_INGEST, "demo", Lines.of("demo", text)));
    }
}
