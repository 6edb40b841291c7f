package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.gateway.socket.AllowedOrigins;
import io.chatter.gateway.socket.ChatSocket;
import io.chatter.gateway.socket.ServerEventJson;
import io.chatter.gateway.socket.SocketQuota;
import io.chatter.schema.ChatMessage;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How sockets end that nobody closes: over a real network, without the rest of the gateway.
class SocketLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMillis(2);
    private static final String JOIN = "{\"type\":\"join\",\"room\":\"demo\"}";

    /// Little may wait for a connection: more than this test says at a time, less than the network's own buffers hold.
    private static final ChatRules NARROW = new ChatRules(ChatRules.DEFAULT.posting(), 16, 1 << 19, 1_000);

    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Tickets tickets = new Tickets(new Random(1), Clock.systemUTC(), Duration.ofSeconds(30));
    private final ServerEventJson encoder = new ServerEventJson();
    private final ClosedTally tally = new ClosedTally();
    private final Queue<ChatMessage> logged = new ConcurrentLinkedQueue<>();
    private final Rooms rooms = rooms();
    private final ChatSocket sockets = sockets(new AllowedOrigins(Set.of(), false, true), ChatRules.DEFAULT);
    private final HttpServer server = listen(sockets);

    private long said;

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
    void shouldTurnAwayProgramsWhereOnlyPagesMayCome() {
        // Given
        HttpServer strict = listen(sockets(new AllowedOrigins(Set.of("https://chat.example"), false, false), NARROW));

        // When
        try (SocketClient program = SocketClient.open(addressOf(strict));
                SocketClient page = SocketClient.open(addressOf(strict), "Origin", "https://chat.example")) {
            page.send("{'type':'join','room':'demo'}");

            // Then
            assertThat(program.closeCode()).isEqualTo(4003);
            page.await("joined");
        }
    }

    @Test
    void shouldCloseWhoReadsTooSlowlyAndServeTheOthers() throws IOException {
        // Given: a client that joins and reads nothing, beside one that reads
        HttpServer narrow = listen(sockets(new AllowedOrigins(Set.of(), false, true), NARROW));
        try (SocketClient calm = SocketClient.open(addressOf(narrow));
                Socket slow = joinAndReadNothing(narrow)) {
            // When
            sayMoreThanIsKeptForTheSlow(calm);

            // Then
            assertThat(closeCodeFrom(slow)).isEqualTo(4004);
            assertThat(calm.events("gap")).isEmpty();
            calm.send("{'type':'ping','nonce':'still here'}");
            calm.await("pong");
        }
    }

    /// The frame that says why waits behind what the client does not read: for ever, if nobody ends it.
    @Test
    void shouldLetGoOfWhoNeverReadsAgain() throws IOException {
        // Given
        ChatSocket ends = sockets(new AllowedOrigins(Set.of(), false, true), NARROW);
        HttpServer narrow = listen(ends);
        try (SocketClient calm = SocketClient.open(addressOf(narrow));
                Socket _ = joinAndReadNothing(narrow)) {
            // When
            sayMoreThanIsKeptForTheSlow(calm);

            // Then
            Awaitility.await().atMost(PATIENCE.multipliedBy(4)).until(() -> ends.connections() == 1);
            assertThat(rooms.find("demo").orElseThrow().viewers()).isEqualTo(1);
        }
    }

    @Test
    void shouldCloseWhoShowsNoSignOfLifeAndKeepWhoDoes() throws IOException {
        try (SocketClient alive = join("");
                Socket dead = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            // Given: a client that reads and never answers
            dead.setSoTimeout((int) PATIENCE.toMillis());
            upgrade(dead);
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

    /// Nobody looks at tokens here but whoever takes a frame.
    @Test
    void shouldHearNoFrameAfterTheTokensTime() {
        // Given
        Account brief = new Account(
                "user-brief", "Brief", Role.MEMBER, RoomScope.ALL, Instant.now().plusSeconds(2), "brief");
        try (SocketClient member = join(",'ticket':'" + tickets.issue(brief).orElseThrow() + "'")) {
            // When
            Awaitility.await().atMost(PATIENCE).pollInterval(SOON).until(() -> brief.isExpired(Instant.now()));
            member.send("{'type':'say','nonce':'late','text':'too late'}");

            // Then
            assertThat(member.closeCode()).isEqualTo(4008);
            assertThat(logged).isEmpty();
        }
    }

    /// The frames come in one piece, so that the second is read before the first has closed the socket.
    @Test
    void shouldHearNothingMoreFromWhomItHasToldToGo() throws IOException {
        try (Socket rude = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            // Given
            rude.setSoTimeout((int) PATIENCE.toMillis());
            upgrade(rude);
            rude.getOutputStream().write(textFrame(JOIN));

            // When
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.write(textFrame("no JSON"));
            both.write(textFrame("{\"type\":\"say\",\"nonce\":\"n\",\"text\":\"still here\"}"));
            rude.getOutputStream().write(both.toByteArray());

            // Then
            assertThat(closeCodeFrom(rude)).isEqualTo(4000);
            assertThat(logged).isEmpty();
        }
    }

    /// Longer than what is read at all: only its length comes.
    @Test
    void shouldNameAFrameTooLargeThatItDoesNotEvenRead() throws IOException {
        try (Socket large = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            // Given
            large.setSoTimeout((int) PATIENCE.toMillis());
            upgrade(large);

            // When
            large.getOutputStream()
                    .write(ByteBuffer.allocate(14)
                            .put((byte) 0x81)
                            .put((byte) (0x80 | 127))
                            .putLong(1 << 20)
                            .putInt(0)
                            .array());

            // Then
            assertThat(closeCodeFrom(large)).isEqualTo(4002);
        }
    }

    private Socket joinAndReadNothing(HttpServer narrow) throws IOException {
        Socket slow = new Socket();
        slow.setReceiveBufferSize(8 * 1024);
        slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), narrow.actualPort()));
        slow.setSoTimeout((int) PATIENCE.toMillis());
        upgrade(slow);
        slow.getOutputStream().write(textFrame(JOIN));
        return slow;
    }

    /// More than the network and the gateway keep, until the gateway has given the slow one up.
    private void sayMoreThanIsKeptForTheSlow(SocketClient calm) {
        calm.send("{'type':'join','room':'demo'}");
        calm.await("joined");
        Room room = rooms.find("demo").orElseThrow();
        Awaitility.await().atMost(PATIENCE).until(() -> room.viewers() == 2);
        Awaitility.await().atMost(PATIENCE).pollInterval(SOON).until(() -> {
            say(500, room);
            Awaitility.await().atMost(PATIENCE).pollInterval(SOON).until(() -> seen(calm) == said);
            return tally.closed.contains(CloseReason.SLOW_CONSUMER);
        });
    }

    private SocketClient join(String more) {
        SocketClient client = SocketClient.open(addressOf(server));
        client.send("{'type':'join','room':'demo'" + more + "}");
        client.await("joined");
        return client;
    }

    private void say(int lines, Room room) {
        for (int i = 0; i < lines; i++) {
            room.publish(Lines.at(said++, "so much to read ".repeat(30)));
        }
        room.flush();
    }

    private static long seen(SocketClient client) {
        List<JsonNode> lines = client.events("message");
        return lines.isEmpty() ? 0 : offsetOf(lines.getLast()) + 1;
    }

    private static long offsetOf(JsonNode line) {
        String cursor = line.path("cursor").asText();
        return Long.parseLong(cursor.substring(cursor.indexOf(':') + 1));
    }

    private static URI addressOf(HttpServer server) {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/ws");
    }

    /// Returns when the gateway has agreed.
    private static void upgrade(Socket socket) throws IOException {
        socket.getOutputStream().write("""
                GET /ws HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
    }

    /// One short text frame, with a mask of zeros.
    private static byte[] textFrame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | payload.length))
                .putInt(0)
                .put(payload)
                .array();
    }

    /// Skips frames without a mask until the one that closes.
    private static int closeCodeFrom(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (true) {
                int type = in.readUnsignedByte() & 0x0F;
                int size = in.readUnsignedByte();
                long length = size == 126 ? in.readUnsignedShort() : size == 127 ? in.readLong() : size;
                if (type == 8) {
                    return in.readUnsignedShort();
                }
                in.skipNBytes(length);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Rooms rooms() {
        Rooms made = new Rooms(
                List.of(new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30)),
                new Room.Delivery(
                        encoder, new FlushPace(Duration.ZERO, Duration.ZERO), 16, timer, System::nanoTime, tally));
        made.all().forEach(room -> room.startAt(0, 0, 0));
        return made;
    }

    private ChatSocket sockets(AllowedOrigins origins, ChatRules rules) {
        Clock clock = Clock.systemUTC();
        Chat chat = new Chat(
                new Chat.Door(rooms, new Guests(Set.of(), (_, _) -> true, GuestFixtures.ids()), tickets),
                new Chat.Log(
                        line -> {
                            logged.add(line);
                            return CompletableFuture.completedFuture(null);
                        },
                        (_, _, _) -> CompletableFuture.failedFuture(new AssertionError("nothing is older")),
                        new PendingLines(Duration.ofSeconds(30), tally),
                        clock,
                        Duration.ofMillis(100)),
                new Bench(new FakeModerationLog(clock), clock),
                rules,
                tally);
        return new ChatSocket(chat, origins, new SocketQuota(64, 64), encoder);
    }

    private HttpServer listen(ChatSocket socket) {
        Router router = Router.router(vertx);
        router.route("/ws").handler(socket::upgrade);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /// Remembers why sockets were closed.
    private static final class ClosedTally extends NoTally {

        final Queue<CloseReason> closed = new ConcurrentLinkedQueue<>();

        @Override
        public void closed(CloseReason reason) {
            closed.add(reason);
        }
    }
}
