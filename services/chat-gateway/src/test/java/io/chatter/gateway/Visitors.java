package io.chatter.gateway;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

/// People who come to a running gateway over the network, as anybody could.
///
/// @param address of its socket
record Visitors(URI address, Tokens tokens) {

    /// @param httpAddress of the gateway's `/ws`, which becomes ready within 30 s
    static Visitors of(URI httpAddress, Tokens tokens) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/q/health/ready").statusCode() == 200);
        return new Visitors(URI.create(httpAddress.toString().replaceFirst("http", "ws")), tokens);
    }

    SocketClient open() {
        return SocketClient.open(address);
    }

    /// A guest in the room `demo`.
    SocketClient guest() {
        SocketClient client = open();
        client.send("{'type':'join','room':'demo'}");
        client.await("joined");
        return client;
    }

    SocketClient join(String room, String token) {
        SocketClient client = open();
        client.send("{'type':'join','room':'" + room + "','ticket':'" + ticket(token) + "'}");
        client.await("joined");
        return client;
    }

    String ticket(String token) {
        return given().header("Authorization", "Bearer " + token)
                .post("/api/tickets")
                .then()
                .statusCode(200)
                .extract()
                .path("ticket");
    }

    /// @return the code that the gateway closes a socket with whose first frame is `frame`
    int closeCode(String frame) {
        try (SocketClient client = open()) {
            client.send(frame);
            return client.closeCode();
        }
    }
}
