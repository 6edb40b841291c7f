package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a client that joins may cost, whether it reads or not.
class BacklogTest {

    private static final int FRAME = 64 * 1024;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final PlainEncoder encoder = new PlainEncoder();
    private final Rooms rooms = new Rooms(
            List.of(new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30)),
            new Room.Delivery(
                    encoder,
                    new FlushPace(Duration.ZERO, Duration.ZERO),
                    4_096,
                    timer,
                    System::nanoTime,
                    new NoTally()));
    private final Room room = rooms.find("demo").orElseThrow();
    private final Chat chat = new Chat(
            new Chat.Door(
                    rooms,
                    new Guests(Set.of(), (_, _) -> true, GuestFixtures.ids()),
                    new Tickets(new Random(3), Clock.systemUTC(), Duration.ofSeconds(30))),
            new Chat.Log(
                    _ -> CompletableFuture.completedFuture(null),
                    (_, _, _) -> CompletableFuture.failedFuture(new AssertionError("the ring has enough")),
                    new PendingLines(Duration.ofSeconds(30), new NoTally()),
                    Clock.systemUTC(),
                    Duration.ofMillis(100)),
            new Bench(new FakeModerationLog(Clock.systemUTC()), Clock.systemUTC()),
            ChatRules.DEFAULT,
            new NoTally());
    private final FakeWire wire = new FakeWire();
    private final Connection connection = chat.connect(loop::add, ClientNetwork.THIS_MACHINE, wire, encoder);

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void shouldSendALongBacklogInFramesAsTheClientReadsThem() {
        // Given: a client that does not read
        publish(500, 1_000);
        wire.writable = false;

        // When
        chat.receive(connection, join(Optional.empty(), 500));

        // Then
        assertThat(wire.written).isEmpty();
        wire.writable = true;
        connection.drained();
        assertThat(wire.written)
                .hasSizeGreaterThan(7)
                .allSatisfy(frame -> assertThat(frame.length()).isLessThanOrEqualTo(FRAME));
        assertThat(wire.written.getFirst()).startsWith("[joined(0:499),");
        assertThat(String.join("", wire.written).split("line")).hasSize(501);
    }

    @Test
    void shouldBoundTheBytesOfTheBacklog() {
        // Given
        publish(300, 10_000);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 99)), 500));

        // Then
        assertThat(wire.written.stream().mapToInt(String::length).sum()).isLessThan(520 * 1024);
        assertThat(wire.written.getFirst()).startsWith("[joined(0:299),gap(0:99-0:247=0),line248");
    }

    @Test
    void shouldBoundTheLinesOfTheBacklog() {
        // Given: the ring holds 4,096 of them
        publish(5_000, 0);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 10)), 500));

        // Then
        assertThat(wire.written).singleElement().asString().startsWith("[joined(0:4999),gap(0:10-0:3999=0),line4000");
    }

    private void publish(int lines, int padding) {
        room.startAt(0, 0, 0);
        for (int i = 0; i < lines; i++) {
            room.publish(Lines.at(i, "line" + i + "x".repeat(padding)));
        }
        room.flush();
    }

    private static ClientFrame.Join join(Optional<Cursor> cursor, int history) {
        return new ClientFrame.Join(
                "demo", new ClientFrame.Wish(Optional.of("Ann"), Optional.empty()), cursor, history, false);
    }
}
