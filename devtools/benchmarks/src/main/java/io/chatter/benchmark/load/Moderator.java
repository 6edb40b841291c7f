package io.chatter.benchmark.load;

import io.chatter.benchmark.ground.Gateway;
import io.chatter.cli.access.DeveloperKeys;
import io.chatter.cli.access.DeveloperToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A moderator of one room who uses the REST interface of one gateway at a time.
public final class Moderator implements AutoCloseable {

    private static final Duration VALIDITY = Duration.ofHours(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String room;
    private final String token;

    /// @param keys that the gateways trust
    public Moderator(String room, DeveloperKeys keys) {
        this.room = room;
        this.token = DeveloperToken.of("molly", DeveloperToken.Role.MODERATOR, List.of(room), Instant.now(), VALIDITY)
                .signedBy(keys);
    }

    /// Takes a line away. That nobody has seen it makes no difference to a gateway.
    ///
    /// @throws IOException when the gateway does not do it
    public void delete(UUID line, Gateway at) throws IOException, InterruptedException {
        send(request(at, "/lines/" + line).DELETE());
    }

    /// Asks for what moderators see of the room.
    public void look(Gateway at) throws IOException, InterruptedException {
        send(request(at, "").GET());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(Gateway at, String path) {
        URI address = URI.create("http://127.0.0.1:" + at.port() + "/api/rooms/" + room + "/moderation" + path);
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the gateway answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
