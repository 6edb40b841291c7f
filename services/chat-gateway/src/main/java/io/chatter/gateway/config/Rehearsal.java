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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Goes once, at the start, the way of a moderator's request up to where it would own the log, and that of a browser
/// that opens the page, so that the first of a replica's life do not wait for cold code, keys and schemas. It changes
/// nothing, and nothing depends on it; where plain HTTP is not served on the loopback address it warms less.
@Singleton
public class Rehearsal {

    private static final EventLog LOG = EventLog.of(Rehearsal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMES = 3;
    private static final List<String> PAGE =
            List.of("/", "/call.js", "/app.js", "/app.css", "/fonts/inter-latin.woff2");

    private final Rooms rooms;
    private final TokenCheck tokens;
    private final KafkaModerationLog decisions;
    private final int port;
    private final String nobodysToken;

    /// By which Quarkus finds its configuration; the thread that begins may have another.
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /// @param algorithm of the issuer's signatures: only one that may be right is worked out
    public Rehearsal(
            Rooms rooms,
            TokenCheck tokens,
            KafkaModerationLog decisions,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "mp.jwt.verify.publickey.algorithm", defaultValue = "RS256") String algorithm) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.decisions = decisions;
        this.port = port;
        this.nobodysToken = nobodysToken(algorithm);
    }

    /// Returns at once.
    void begin() {
        rooms.all().stream().findFirst().ifPresent(room -> {
            decisions.rehearse(room);
            String id = room.profile().id();
            if (LaunchMode.current() == LaunchMode.NORMAL) {
                Thread thread = Thread.ofVirtual().name("rehearsal").unstarted(() -> askMyself(id));
                thread.setContextClassLoader(loader);
                thread.start();
            }
        });
    }

    private void askMyself(String room) {
        String gateway = "http://127.0.0.1:" + port;
        URI rooms = URI.create(gateway + "/api/rooms");
        try (HttpClient http = HttpClient.newHttpClient()) {
            tokens.isStillGood(nobodysToken);
            for (int i = 0; i < TIMES; i++) {
                send(http, HttpRequest.newBuilder(rooms));
                send(
                        http,
                        HttpRequest.newBuilder(URI.create(rooms + "/" + room + "/moderation"))
                                .header("Authorization", "Bearer " + nobodysToken));
                for (String part : PAGE) {
                    send(
                            http,
                            HttpRequest.newBuilder(URI.create(gateway + part)).header("Accept-Encoding", "gzip"));
                }
            }
            LOG.info("gateway.rehearsed");
        } catch (IOException | RuntimeException e) {
            LOG.info("gateway.not_rehearsed", "cause", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Well-formed and good for nothing: a token of "nobody", expired in 1970, whose signature has the right length.
    private static String nobodysToken(String algorithm) {
        byte[] signature = new byte[algorithm.startsWith("ES") ? 64 : 256];
        Arrays.fill(signature, (byte) 1);
        return String.join(
                ".",
                base64(("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}").getBytes(StandardCharsets.US_ASCII)),
                base64("{\"sub\":\"nobody\",\"exp\":1}".getBytes(StandardCharsets.US_ASCII)),
                base64(signature));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
    }
}
