package io.chatter.gateway.config;

import io.chatter.gateway.Rooms;
import io.chatter.gateway.TokenCheck;
import io.chatter.gateway.kafka.KafkaModerationLog;
import io.chatter.observability.EventLog;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Goes once, at the start, the way of a moderator's request up to where it would own the log, so that the first
/// moderator of a replica's life does not wait for cold code, keys and schemas. It changes nothing, and nothing
/// depends on it; where plain HTTP is not served on the loopback address it warms less.
@Singleton
public class Rehearsal {

    private static final EventLog LOG = EventLog.of(Rehearsal.class);
    /// Well-formed and good for nothing: an RS256 token of "nobody", expired in 1970.
    private static final String NOBODYS_TOKEN =
            "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Im5vYm9keSJ9.eyJzdWIiOiJub2JvZHkiLCJleHAiOjF9.bm9ib2R5";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMES = 3;

    private final Rooms rooms;
    private final TokenCheck tokens;
    private final KafkaModerationLog decisions;
    private final int port;

    public Rehearsal(
            Rooms rooms,
            TokenCheck tokens,
            KafkaModerationLog decisions,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.decisions = decisions;
        this.port = port;
    }

    /// Returns at once.
    void begin() {
        rooms.all().stream().findFirst().ifPresent(room -> {
            decisions.rehearse(room);
            String id = room.profile().id();
            if (LaunchMode.current() == LaunchMode.NORMAL) {
                Thread.ofVirtual().name("rehearsal").start(() -> askMyself(id));
            }
        });
    }

    private void askMyself(String room) {
        tokens.isStillGood(NOBODYS_TOKEN);
        URI rooms = URI.create("http://127.0.0.1:" + port + "/api/rooms");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < TIMES; i++) {
                send(http, HttpRequest.newBuilder(rooms));
                send(
                        http,
                        HttpRequest.newBuilder(URI.create(rooms + "/" + room + "/moderation"))
                                .header("Authorization", "Bearer " + NOBODYS_TOKEN));
            }
        } catch (IOException e) {
            LOG.info("gateway.not_rehearsed", "cause", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
    }
}
