package io.chatter.benchmark.fanout;

import io.chatter.gateway.Chat;
import io.chatter.gateway.ChatRules;
import io.chatter.gateway.CloseReason;
import io.chatter.gateway.FlushPace;
import io.chatter.gateway.Guests;
import io.chatter.gateway.OlderLines;
import io.chatter.gateway.PendingLines;
import io.chatter.gateway.RejectionCode;
import io.chatter.gateway.Room;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.Rooms;
import io.chatter.gateway.Tally;
import io.chatter.gateway.socket.AllowedOrigins;
import io.chatter.gateway.socket.ChatSocket;
import io.chatter.gateway.socket.ServerEventJson;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The gateway's rooms, fan-out and socket as they run in production, without the log: lines are made here.
public final class GatewayServer {

    private static final Duration TICK = Duration.ofMillis(5);

    private GatewayServer() {}

    /// @param arguments port, lines a second
    public static void main(String[] arguments) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ServerEventJson encoder = new ServerEventJson();
        Rooms rooms = new Rooms(
                List.of(new RoomProfile("bench", "Bench", "", true, 1)),
                new Room.Delivery(encoder, FlushPace.DEFAULT, 4_096, timer, System::nanoTime));
        Room room = rooms.find("bench").orElseThrow();
        room.startAt(0, 0);
        listen(Integer.parseInt(arguments[0]), new ChatSocket(chat(rooms), new AllowedOrigins(Set.of(), true), encoder));
        publish(room, Integer.parseInt(arguments[1]), timer);
    }

    /// A chat that reads and writes no log.
    public static Chat chat(Rooms rooms) {
        Tally tally = noTally();
        OlderLines none = (_, after, _) ->
                CompletableFuture.completedFuture(new OlderLines.Stretch(after.offset() + 1, List.of()));
        Chat.Log log = new Chat.Log(
                _ -> CompletableFuture.completedFuture(null),
                none,
                new PendingLines(Duration.ofSeconds(30), tally),
                Clock.systemUTC());
        return new Chat(rooms, new Guests(Set.of(), _ -> true, new Random(1)), log, ChatRules.DEFAULT, tally);
    }

    public static Tally noTally() {
        return new Quiet();
    }

    private static void listen(int port, ChatSocket socket) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Router router = Router.router(vertx);
        router.route("/ws").handler(socket::upgrade);
        vertx.createHttpServer(new HttpServerOptions()
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setAcceptBacklog(10_000))
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onSuccess(_ -> System.out.println("listening"))
                .onFailure(Throwable::printStackTrace);
    }

    private static void publish(Room room, int linesPerSecond, ScheduledExecutorService timer) {
        BenchLines lines = new BenchLines();
        int perTick = (int) (linesPerSecond * TICK.toMillis() / 1_000);
        timer.scheduleAtFixedRate(
                () -> {
                    for (int i = 0; i < perTick; i++) {
                        room.publish(lines.next());
                    }
                    room.flush();
                },
                TICK.toMillis(),
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static final class Quiet implements Tally {
        @Override
        public void logged() {}

        @Override
        public void rejected(RejectionCode code) {}

        @Override
        public void delivered(int lines) {}

        @Override
        public void dropped(int lines) {}

        @Override
        public void closed(CloseReason reason) {}
    }
}
