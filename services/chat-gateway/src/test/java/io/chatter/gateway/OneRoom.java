package io.chatter.gateway;

import io.chatter.schema.ChatMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// A chat of one room, with a wire and a log of its own, on one loop that runs when the test says so.
final class OneRoom implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final int SMALL_RING = 4;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final Queue<Runnable> loop = new ConcurrentLinkedQueue<>();
    final List<ChatMessage> appended = new ArrayList<>();
    CompletableFuture<Void> appending = CompletableFuture.completedFuture(null);
    CompletableFuture<OlderLines.Stretch> older = new CompletableFuture<>();
    final PendingLines pending = new PendingLines(Duration.ofSeconds(30), new NoTally());
    final PlainEncoder encoder = new PlainEncoder();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final Tickets tickets = new Tickets(new Random(3), clock, Duration.ofSeconds(30));
    private final FakeModerationLog moderation = new FakeModerationLog(clock);
    private final GuestIds ids = GuestFixtures.ids();
    private final Rooms rooms = new Rooms(
            List.of(new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30)),
            new Room.Delivery(
                    encoder,
                    new FlushPace(Duration.ZERO, Duration.ZERO),
                    SMALL_RING,
                    timer,
                    System::nanoTime,
                    new NoTally()),
            ids);
    final Room room = rooms.find("demo").orElseThrow();
    final Chat chat = new Chat(
            new Chat.Door(rooms, new Guests(Set.of("Gus"), (name, _) -> !name.equals("Rude"), ids), tickets),
            new Chat.Log(
                    message -> {
                        appended.add(message);
                        return appending;
                    },
                    (id, after, before) -> older,
                    pending,
                    clock,
                    Duration.ofMillis(100)),
            new Bench(moderation, clock),
            new ChatRules(new ChatRules.Posting(2, 3, Duration.ofSeconds(30), 3), 2, 1_000, 100),
            new NoTally());
    final FakeWire wire = new FakeWire();
    final Connection connection = chat.connect(loop::add, ClientNetwork.THIS_MACHINE, wire, encoder);

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /// Another client, at another address.
    Connection connect(FakeWire to, String address) {
        return chat.connect(loop::add, ClientNetwork.of(address), to, encoder);
    }

    /// What a moderator decided.
    void order(ModeratorAction action) {
        ModerationOrder order =
                new ModerationOrder(UUID.randomUUID(), "user-max", Role.MODERATOR, action, Optional.empty());
        moderation.carryOut(room, order).toCompletableFuture().join();
    }

    void joined() {
        room.startAt(0, 0, 0);
        chat.receive(connection, join(Optional.empty(), 0));
        wire.written.clear();
    }

    void publish(long... offsets) {
        for (long offset : offsets) {
            room.publish(Lines.at(offset, "l" + offset));
            room.flush();
        }
    }

    void runLoop() {
        for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
    }

    static ClientFrame.Join join(Optional<Cursor> cursor, int history) {
        return new ClientFrame.Join(
                "demo", new ClientFrame.Wish(Optional.of("Ann"), Optional.empty()), cursor, history, false);
    }

    static ClientFrame.Say say(String nonce, String text) {
        return new ClientFrame.Say(nonce, text, Optional.empty());
    }
}
