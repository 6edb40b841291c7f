package io.chatter.gateway;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.gateway.kafka.LogFixture;
import io.chatter.schema.ModerationEvent;
import io.chatter.topics.TopicCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets in, and what becomes of those who try more: over the network, as anybody could.
@QuarkusTest
@QuarkusTestResource(GatewayStack.class)
class AccessTest {

    @TestHTTPResource("/ws")
    URI httpAddress;

    @TestHTTPResource(tls = true)
    URI httpsAddress;

    LogFixture log;
    Tokens tokens;
    OwnCertificate certificate;

    private Visitors visitors;

    @BeforeEach
    void awaitReadiness() {
        visitors = Visitors.of(httpAddress, tokens);
    }

    @Test
    void shouldLetABearerInOnceForATicket() {
        // Given
        String ticket = visitors.ticket(tokens.of("mia", "member"));

        // When
        try (SocketClient mia = SocketClient.open(URI.create(visitors.address() + "?ticket=" + ticket));
                SocketClient thief = visitors.open()) {
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
    void shouldSellAndTakeATicketOverTls() throws Exception {
        // Given
        SSLContext trust = certificate.trusting();
        HttpRequest purchase = HttpRequest.newBuilder(httpsAddress.resolve("/api/tickets"))
                .header("Authorization", "Bearer " + tokens.of("mia", "member"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        // When
        String ticket;
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
            ticket = JsonPath.from(client.send(purchase, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .getString("ticket");
        }
        URI socket = URI.create(httpsAddress.resolve("/ws").toString().replaceFirst("https", "wss"));
        try (SocketClient mia = SocketClient.open(socket, trust)) {
            mia.send("{'type':'join','room':'demo','ticket':'" + ticket + "'}");

            // Then
            assertThat(mia.await("joined").path("me").path("id").asText()).isEqualTo("user-mia");
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
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .body("reason", containsString("token is not good"));
        }
        given().post("/api/tickets")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("unauthorized"))
                .body("reason", containsString("A token is asked for"));
    }

    @Test
    void shouldKeepATokenOutOfOtherRoomsAndGuestsOutOfClosedOnes() {
        String token = tokens.of("max", "moderator", "hall");
        assertThat(visitors.closeCode("{'type':'join','room':'demo','ticket':'" + visitors.ticket(token) + "'}"))
                .isEqualTo(4007);
        assertThat(visitors.closeCode("{'type':'join','room':'attic'}")).isEqualTo(4007);
        assertThat(visitors.closeCode("{'type':'join','room':'attic','ticket':'made-up'}"))
                .isEqualTo(4007);
        given().header("Authorization", "Bearer " + token)
                .get("/api/rooms/demo/moderation")
                .then()
                .statusCode(403)
                .body("reason", equalTo("The token is for other rooms"));
        try (SocketClient mia = visitors.join("attic", tokens.of("mia", "viewer"))) {
            assertThat(mia.events("joined")).hasSize(1);
        }
    }

    /// Nobody has to say anything for it: tokens are looked at again from time to time.
    @Test
    void shouldEndASessionWithItsToken() {
        // Given
        try (SocketClient brief = visitors.join("demo", tokens.lasting(Duration.ofSeconds(3), "brief", "viewer"));
                SocketClient calm = visitors.guest()) {

            // When, then
            assertThat(brief.closeCode()).isEqualTo(4008);
            calm.send("{'type':'ping','nonce':'calm'}");
            calm.await("pong");
        }
    }

    @Test
    void shouldHoldFewSocketsPerAccount() {
        // Given
        String token = tokens.of("many", "viewer");
        try (SocketClient one = visitors.join("demo", token);
                SocketClient two = visitors.join("demo", token)) {
            assertThat(one.events("joined")).hasSize(1);
            assertThat(two.events("joined")).hasSize(1);

            // When
            int code = visitors.closeCode("{'type':'join','room':'demo','ticket':'" + visitors.ticket(token) + "'}");

            // Then
            assertThat(code).isEqualTo(4006);
        }
    }

    @Test
    void shouldHearNoModeratorWhoIsNone() {
        try (SocketClient guest = visitors.open();
                SocketClient viewer = visitors.join("demo", tokens.of("vic", "viewer"))) {
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
                    .statusCode(403)
                    .body("code", equalTo("forbidden"))
                    .body("reason", containsString("role"));
            given().delete("/api/rooms/demo/moderation/shield").then().statusCode(401);
            assertThat(events()).isEqualTo(before);
        }
    }

    @Test
    void shouldStopListeningToAFloodAndServeTheOthers() {
        try (SocketClient flood = visitors.open();
                SocketClient calm = visitors.open()) {
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
    void shouldStopListeningToAFloodOfPingsAndServeTheOthers() {
        try (SocketClient flood = visitors.guest();
                SocketClient calm = visitors.guest()) {
            // When
            IntStream.range(0, 200).forEach(i -> flood.sendUnlessClosed("{'type':'ping','nonce':'" + i + "'}"));
            calm.send("{'type':'ping','nonce':'calm'}");

            // Then
            assertThat(flood.closeCode()).isEqualTo(4005);
            calm.await("pong");
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

    private int events() {
        return log.values(TopicCatalogue.CHAT_MODERATION, "demo", ModerationEvent.class)
                .size();
    }

    private static String refusal(SocketClient client, String nonce) {
        return client.await("refused", event -> event.path("nonce").asText().equals(nonce))
                .path("code")
                .asText();
    }
}
