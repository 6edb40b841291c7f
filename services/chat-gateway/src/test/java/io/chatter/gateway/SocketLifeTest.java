package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.socket.AllowedOrigins;
import io.chatter.gateway.socket.ChatSocket;
import io.chatter.gateway.socket.ServerEventJson;
import io.chatter.gateway.socket.SocketQuota;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How sockets end that nobody closes: over a real network, without the rest of the gateway.
class SocketLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Tickets tickets = new Tickets(new Random(1), Clock.systemUTC(), Duration.ofSeconds(30));
    private final ChatSocket sockets = sockets();
    private final HttpServer server = listen();

    @AfterEach
    void stop() {
        timer.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldHaveToldEveryClientToComeBackWhenItReturns() {
        // Given
        List<SocketClient> clients =
                IntStream.range(0, 5).mapToObj(_ -> join("")).toList();

        // When
        sockets.closeAll(PATIENCE);
        server.close().toCompletionStage().toCompletableFuture().join();

        // Then
        assertThat(clients).extracting(SocketClient::closeCode).containsOnly(1001);
        clients.forEach(SocketClient::close);
    }

    @Test
    void shouldCloseWhoShowsNoSignOfLifeAndKeepWhoDoes() throws IOException {
        try (SocketClient alive = join("");
                Socket dead = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            // Given: a client that reads and never answers
            dead.setSoTimeout((int) PATIENCE.toMillis());
            dead.getOutputStream().write("""
                    GET /ws HTTP/1.1
                    Host: localhost
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    Sec-WebSocket-Version: 13

                    """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().atMost(PATIENCE).until(() -> sockets.connections() == 2);

            // When: pulses are looked for until it is given up
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> closeCodeFrom(dead));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        sockets.checkPulses();
                        return code.isDone();
                    });

            // Then
            assertThat(code.join()).isEqualTo(4009);
            alive.send("{'type':'ping','nonce':'still here'}");
            alive.await("pong");
        }
    }

    @Test
    void shouldCloseWhoseTokenIsNotGoodAnyMore() {
        // Given
        Account mia = new Account("user-mia", "Mia", Role.MEMBER, RoomScope.ALL, Instant.MAX, "revoked");
        try (SocketClient guest = join("");
                SocketClient member = join(",'ticket':'" + tickets.issue(mia).orElseThrow() + "'")) {
            // When
            sockets.revalidate(token -> !token.equals("revoked"), Instant.now());

            // Then
            assertThat(member.closeCode()).isEqualTo(4008);
            guest.send("{'type':'ping','nonce':'p'}");
            guest.await("pong");
        }
    }

    private SocketClient join(String more) {
        SocketClient client = SocketClient.open(URI.create("ws://127.0.0.1:" + server.actualPort() + "/ws"));
        client.send("{'type':'join','room':'demo'" + more + "}");
        client.await("joined");
        return client;
    }

    /// Skips frames without a mask, all of them short, until the one that closes.
    private static int closeCodeFrom(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            while (true) {
                int type = in.read() & 0x0F;
                byte[] content = in.readNBytes(in.read());
                if (type == 8) {
                    return (content[0] & 0xFF) << 8 | (content[1] & 0xFF);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChatSocket sockets() {
        ServerEventJson encoder = new ServerEventJson();
        Rooms rooms = new Rooms(
                List.of(new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30)),
                new Room.Delivery(encoder, new FlushPace(Duration.ZERO, Duration.ZERO), 16, timer, System::nanoTime));
        rooms.all().forEach(room -> room.startAt(0, 0, 0));
        Clock clock = Clock.systemUTC();
        Chat chat = new Chat(
                new Chat.Door(rooms, new Guests(Set.of(), _ -> true, GuestFixtures.ids()), tickets),
                new Chat.Log(
                        _ -> CompletableFuture.completedFuture(null),
                        (_, _, _) -> CompletableFuture.failedFuture(new AssertionError("nothing is older")),
                        new PendingLines(Duration.ofSeconds(30), new NoTally()),
                        clock,
                        Duration.ofMillis(100)),
                new Bench(new FakeModerationLog(clock), clock),
                ChatRules.DEFAULT,
                new NoTally());
        return new ChatSocket(chat, new AllowedOrigins(Set.of(), false, true), new SocketQuota(64, 64), encoder);
    }

    private HttpServer listen() {
        Router router = Router.router(vertx);
        router.route("/ws").handler(sockets::upgrade);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
