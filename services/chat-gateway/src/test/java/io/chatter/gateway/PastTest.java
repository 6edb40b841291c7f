package io.chatter.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.chatter.gateway.kafka.LogFixture;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The past of a room over HTTP, as anybody could ask for it.
@QuarkusTest
@QuarkusTestResource(GatewayStack.class)
class PastTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource("/ws")
    URI httpAddress;

    LogFixture log;
    Tokens tokens;

    private Visitors visitors;

    @BeforeEach
    void awaitReadiness() {
        visitors = Visitors.of(httpAddress, tokens);
    }

    @Test
    void shouldTellWhatTheRoomShowedInThatTimeAndNothingElse() {
        try (SocketClient ann = visitors.guest()) {
            // Given
            say(ann, Lines.unique("too early"));
            long from = endOfTheMillisecond();
            String text = Lines.unique("just right");
            say(ann, text);
            UUID context = hear();
            await().atMost(PATIENCE)
                    .until(() -> past(from, System.currentTimeMillis() + 1)
                            .getList("moments.event.context_id", String.class)
                            .contains(context.toString()));
            long until = endOfTheMillisecond();
            say(ann, Lines.unique("too late"));

            // When
            await().atMost(PATIENCE).until(() -> past(from, until).getLong("until") == until);
            JsonPath page = past(from, until);

            // Then
            assertThat(page.getLong("until")).isEqualTo(until);
            assertThat(texts(page)).containsExactly(text);
            assertThat(page.getList("moments.event.type")).contains("message", "context");
            assertThat(page.getList("moments.at", Long.class))
                    .isSorted()
                    .allSatisfy(at -> assertThat(at).isBetween(from, until - 1));
        }
    }

    @Test
    void shouldNotBringBackWhatAModeratorTookAway() {
        try (SocketClient ann = visitors.guest();
                SocketClient max = visitors.join("demo", tokens.of("max", "moderator", "demo"))) {
            // Given
            long from = System.currentTimeMillis();
            String kept = Lines.unique("kept");
            String gone = Lines.unique("gone");
            String id = say(ann, gone);
            say(ann, kept);

            // When
            max.send("{'type':'moderate','nonce':'d','action':'delete','message_id':'" + id + "'}");
            max.await("done");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(texts(past(from, System.currentTimeMillis() + 1)))
                            .containsExactly(kept));
        }
    }

    @Test
    void shouldSayHowFarBackItReaches() {
        try (SocketClient ann = visitors.guest()) {
            // Given
            say(ann, Lines.unique("anything"));

            // When
            JsonPath span = given().get("/api/rooms/demo/past/span")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            // Then
            assertThat(span.getLong("oldest")).isPositive().isLessThan(span.getLong("newest"));
        }
    }

    @Test
    void shouldNotTellMoreThanAPageHolds() {
        // When
        long now = System.currentTimeMillis();

        // Then
        given().get("/api/rooms/demo/past?from=0&until=" + now)
                .then()
                .statusCode(200)
                .body("until.toLong()", lessThanOrEqualTo(Duration.ofMinutes(5).toMillis()));
        assertThat(past(now + 60_000, now + 120_000).getList("moments"))
                .as("moments of the future")
                .isEmpty();
    }

    @Test
    void shouldTellThoseOnlyWhoMayReadTheRoom() {
        for (String path : List.of("past?from=1&until=2", "past/span")) {
            assertThat(status(path, null)).isEqualTo(401);
            assertThat(status(path, tokens.of("mia", "member", "demo"))).isEqualTo(403);
            assertThat(status(path, tokens.of("mia", "member", "attic"))).isEqualTo(200);
            assertThat(status(path, tokens.forged("eve", "moderator"))).isEqualTo(401);
        }
        given().header("Authorization", "Bearer " + tokens.forged("eve", "moderator"))
                .get("/api/rooms/demo/past/span")
                .then()
                .statusCode(401);
    }

    @Test
    void shouldNameWhatIsWrongWithAQuestion() {
        given().get("/api/rooms/nowhere/past?from=1&until=2")
                .then()
                .statusCode(404)
                .body(containsString("No room nowhere"));
        given().get("/api/rooms/demo/past?from=1&until=2&run=never-made")
                .then()
                .statusCode(404)
                .body(containsString("no replay run never-made"));
        given().get("/api/rooms/demo/past/span?run=never-made").then().statusCode(404);
        for (String question :
                List.of("from=1", "until=1", "from=-1&until=2", "from=2&until=2", "from=1&until=2&run=../x")) {
            given().get("/api/rooms/demo/past?" + question)
                    .then()
                    .statusCode(400)
                    .body(containsString("="));
        }
    }

    private static int status(String path, String token) {
        var request = given();
        if (token != null) {
            request = request.header("Authorization", "Bearer " + token);
        }
        return request.get("/api/rooms/attic/" + path).statusCode();
    }

    private static JsonPath past(long from, long until) {
        return given().get("/api/rooms/demo/past?from=" + from + "&until=" + until)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> texts(JsonPath page) {
        return page.getList("moments.event.findAll { it.type == 'message' }.text", String.class);
    }

    private static String say(SocketClient client, String text) {
        String nonce = UUID.randomUUID().toString();
        client.send("{'type':'say','nonce':'" + nonce + "','text':'" + text + "'}");
        return client.await("ack", event -> event.path("nonce").asText().equals(nonce))
                .path("message_id")
                .asText();
    }

    private UUID hear() {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        log.send(
                TopicCatalogue.STREAM_CONTEXT,
                "demo",
                StreamContext.newBuilder()
                        .setRoomId("demo")
                        .setContextId(id)
                        .setWindowStart(now.minusSeconds(30))
                        .setWindowEnd(now)
                        .setPublishedAt(now)
                        .setRecogniser(new Recogniser("none", 0L, "listening"))
                        .build());
        return id;
    }

    /// @return a millisecond that nothing has happened in yet
    private static long endOfTheMillisecond() {
        long now = System.currentTimeMillis();
        await().pollInterval(Duration.ofMillis(1)).until(() -> System.currentTimeMillis() > now);
        return now + 1;
    }
}
