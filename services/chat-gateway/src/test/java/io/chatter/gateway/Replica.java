package io.chatter.gateway;

import io.chatter.gateway.kafka.KafkaModerationLog;
import io.chatter.gateway.kafka.LogFixture;
import io.chatter.gateway.kafka.LogTail;
import io.chatter.gateway.kafka.TailMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// What follows the log in one gateway, and what moderators do through it; several fit into one JVM.
final class Replica implements AutoCloseable {

    /// A viewer that keeps the frames it gets.
    static final class Viewer implements Listener {

        final List<String> frames = new CopyOnWriteArrayList<>();

        @Override
        public Executor loop() {
            return Runnable::run;
        }

        @Override
        public boolean deliver(Frame frame) {
            FakeWire wire = new FakeWire();
            wire.write(frame);
            frames.addAll(wire.written);
            return true;
        }
    }

    final Rooms rooms;
    final Room room;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final LogTail tail;
    private final Thread thread;
    private final KafkaModerationLog decisions;
    private final Bench bench;

    /// @param roomId of [#room]
    /// @param others that it serves besides
    Replica(LogFixture log, String roomId, String... others) {
        this(log, Clock.systemUTC(), roomId, others);
    }

    /// @param clock by which decisions are made
    Replica(LogFixture log, Clock clock, String roomId, String... others) {
        rooms = new Rooms(
                Stream.concat(Stream.of(roomId), Stream.of(others))
                        .map(id -> new RoomProfile(id, "Room", "For tests", RoomProfile.Access.OPEN, 30))
                        .toList(),
                new Room.Delivery(
                        new PlainEncoder(),
                        new FlushPace(Duration.ZERO, Duration.ZERO),
                        64,
                        timer,
                        System::nanoTime,
                        new NoTally()));
        room = rooms.find(roomId).orElseThrow();
        PendingLines pending = new PendingLines(Duration.ofSeconds(30), new NoTally());
        tail = new LogTail(log.endpoint(), rooms, pending, new TailMetrics(new SimpleMeterRegistry()), 128);
        thread = Thread.ofPlatform().name("tail-of-" + roomId).start(tail);
        decisions = new KafkaModerationLog(log.endpoint(), clock);
        bench = new Bench(decisions, clock);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(room::isOpen);
    }

    /// What a moderator asks of this replica.
    CompletionStage<Ruling> order(Account moderator, ModeratorAction action) {
        return bench.order(moderator, room, action, Optional.empty());
    }

    /// The same with an order that may have been carried out before.
    CompletionStage<Ruling> carryOut(ModerationOrder order) {
        return decisions.carryOut(room, order);
    }

    /// A moderator comes to this replica, and has decided nothing yet.
    void expectModerator() {
        bench.expect(room);
    }

    Viewer view() {
        return view(room);
    }

    static Viewer view(Room room) {
        Viewer viewer = new Viewer();
        room.attachNewest(viewer, 0);
        return viewer;
    }

    /// The lines that somebody gets who comes now.
    List<String> history() {
        return room.attachNewest(new Viewer(), 150).lines().stream()
                .map(line -> new String(line.json(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() {
        tail.close();
        decisions.close();
        timer.shutdownNow();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
