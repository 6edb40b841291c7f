package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.ChatMessage;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Joining, resuming and posting, on one loop that runs when the test says so.
class ChatTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Runnable> loop = new ConcurrentLinkedQueue<>();
    private final List<ChatMessage> appended = new ArrayList<>();
    private CompletableFuture<Void> appending = CompletableFuture.completedFuture(null);
    private CompletableFuture<OlderLines.Stretch> older = new CompletableFuture<>();
    private final PendingLines pending = new PendingLines(Duration.ofSeconds(30), new NoTally());
    private final PlainEncoder encoder = new PlainEncoder();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final Tickets tickets = new Tickets(new Random(3), clock, Duration.ofSeconds(30));
    private final FakeModerationLog moderation = new FakeModerationLog(clock);
    private final Rooms rooms = new Rooms(
            List.of(new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30)),
            new Room.Delivery(encoder, new FlushPace(Duration.ZERO, Duration.ZERO), 4, timer, System::nanoTime));
    private final Room room = rooms.find("demo").orElseThrow();
    private final Chat chat = new Chat(
            new Chat.Door(rooms, new Guests(Set.of("Gus"), name -> !name.equals("Rude"), new Random(7)), tickets),
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
    private final FakeWire wire = new FakeWire();
    private final Connection connection = chat.connect(loop::add, wire, encoder);

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void shouldSendTheNewestLinesToANewcomerAndThenLiveOnes() {
        // Given
        room.startAt(0, 0, 0);
        publish(0, 1, 2);

        // When
        chat.receive(connection, join(Optional.empty(), 2));
        publish(3);
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:2),l1,l2]", "[l3]");
    }

    @Test
    void shouldNotRepeatLinesThatWereUnderWayWhenTheClientJoined() {
        // Given: another listener, so that a frame with l0 waits on the loop
        room.startAt(0, 0, 0);
        Connection other = chat.connect(loop::add, new FakeWire(), encoder);
        chat.receive(other, join(Optional.empty(), 10));
        publish(0);

        // When
        chat.receive(connection, join(Optional.empty(), 10));
        publish(1);
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:0),l0]", "[l1]");
    }

    @Test
    void shouldResumeAfterTheCursor() {
        // Given
        room.startAt(0, 0, 0);
        publish(0, 1, 2);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 0)), 150));

        // Then
        assertThat(wire.written).containsExactly("[joined(0:2),l1,l2]");
    }

    @Test
    void shouldReadFromTheLogWhatTheRingHasForgotten() {
        // Given: a ring of four, complete from 3
        room.startAt(0, 0, 0);
        publish(0, 1, 2, 3, 4, 5, 6);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 0)), 150));
        older.complete(new OlderLines.Stretch(1, List.of(old(1), old(2))));
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:6),o1,o2,l3,l4,l5,l6]");
    }

    @Test
    void shouldMarkTheGapWhenTheLogHasForgottenToo() {
        // Given
        room.startAt(0, 0, 0);
        publish(0, 1, 2, 3, 4, 5, 6);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 0)), 150));
        older.complete(new OlderLines.Stretch(2, List.of(old(2))));
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:6),gap(0:0-0:1=1),o2,l3,l4,l5,l6]");
    }

    @Test
    void shouldMarkTheGapWhenTheLogCannotBeRead() {
        // Given
        room.startAt(0, 0, 0);
        publish(0, 1, 2, 3, 4, 5, 6);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 0)), 150));
        older.completeExceptionally(new IllegalStateException("broker away"));
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:6),gap(0:0-0:2=2),l3,l4,l5,l6]");
        assertThat(wire.closed).isNull();
    }

    @Test
    void shouldMarkTheGapForACursorFromAnotherLog() {
        // Given
        room.startAt(0, 0, 0);
        publish(0);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 900)), 150));
        await().until(() -> !loop.isEmpty());
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:0),gap(0:900-0:-1=0),l0]");
    }

    @Test
    void shouldResumeWithoutGapOrDoubleWhenThisReplicaIsBehindTheCursor() {
        // Given: the client saw 3 at another replica, this one has shown 0 only
        room.startAt(0, 0, 0);
        publish(0);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 3)), 150));
        publish(1, 2, 3, 4);
        runLoop();
        publish(5);
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:4),l4]", "[l5]");
    }

    @Test
    void shouldResumeInAQuietRoomAfterACursorThatIsNoLineOfIt() {
        // Given: the last lines of the partition are another room's
        room.startAt(0, 10, 20);
        room.readThrough(19);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 15)), 150));
        publish(20);
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[joined(0:19)]", "[l20]");
    }

    @Test
    void shouldTellClientsToComeBackWhileTheRoomIsCatchingUp() {
        // Given: three lines in the log, two of them read
        room.startAt(0, 0, 3);
        publish(0, 1);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 1)), 150));

        // Then
        assertThat(wire.closed).isEqualTo(CloseReason.GOING_AWAY);
        publish(2);
        assertThat(room.isOpen()).isTrue();
    }

    @Test
    void shouldCloseAClientWhoseJoinFails() {
        // Given: an answer of the log that cannot be worked with
        room.startAt(0, 0, 0);
        publish(0, 1, 2, 3, 4, 5, 6);
        List<EncodedLine> broken = new ArrayList<>();
        broken.add(null);

        // When
        chat.receive(connection, join(Optional.of(new Cursor(0, 0)), 150));
        older.complete(new OlderLines.Stretch(1, broken));
        runLoop();

        // Then
        assertThat(wire.closed).isEqualTo(CloseReason.INTERNAL_ERROR);
    }

    @Test
    void shouldAcknowledgeALineOnceItIsInTheLog() {
        // Given
        joined();

        // When
        chat.receive(connection, say("n1", "  hi @Gus\nthere "));
        ChatMessage line = appended.getFirst();
        pending.logged(line.getMessageId(), new Cursor(0, 7));
        runLoop();

        // Then
        assertThat(line.getText()).isEqualTo("hi @Gus there");
        assertThat(line.getMentions()).containsExactly("gus");
        assertThat(line.getSentAt()).isEqualTo(NOON);
        assertThat(wire.written).containsExactly("[ack(n1@0:7)]");
    }

    @Test
    void shouldGiveTheTextBackWhenTheLogIsAway() {
        // Given
        joined();
        appending = CompletableFuture.failedFuture(new IllegalStateException("broker away"));

        // When
        chat.receive(connection, say("n1", "hi"));
        runLoop();

        // Then
        assertThat(wire.written).containsExactly("[rejected(unavailable)]");
        assertThat(pending.size()).isZero();
    }

    @Test
    void shouldTurnDownWhatIsNoLine() {
        // Given
        chat.receive(connection, say("n0", "too early"));
        joined();

        // When
        chat.receive(connection, say("n1", " \u0007 "));
        chat.receive(connection, say("n2", "x".repeat(501)));

        // Then
        assertThat(wire.written).containsExactly("[rejected(empty)]", "[rejected(too_long)]");
        assertThat(appended).isEmpty();
    }

    @Test
    void shouldLimitLinesAndInTheEndStopListening() {
        // Given
        joined();
        chat.receive(connection, say("n1", "one"));
        chat.receive(connection, say("n2", "two"));

        // When
        chat.receive(connection, say("n3", "three"));
        chat.receive(connection, say("n4", "four"));
        chat.receive(connection, say("n5", "five"));

        // Then
        assertThat(wire.written).containsExactly("[rejected(rate_limited)]", "[rejected(rate_limited)]");
        assertThat(wire.closed).isEqualTo(CloseReason.TOO_MANY_LINES);
        assertThat(appended).hasSize(2);
    }

    @Test
    void shouldStopListeningToWhoeverIsRefusedTooOften() {
        // Given
        joined();

        // When: as many as there are strikes, for whatever reason
        chat.receive(connection, say("n1", ""));
        chat.receive(connection, say("n2", "x".repeat(501)));
        chat.receive(connection, say("n3", " "));

        // Then
        assertThat(wire.written).containsExactly("[rejected(empty)]", "[rejected(too_long)]");
        assertThat(wire.closed).isEqualTo(CloseReason.TOO_MANY_LINES);
    }

    @Test
    void shouldTakeTheAnsweredAuthorFromTheLog() {
        // Given
        joined();
        ServerEvent.Line line = Lines.at(9, "question?");
        room.publish(line);

        // When
        chat.receive(
                connection,
                new ClientFrame.Say("n1", "yes", Optional.of(line.message().getMessageId())));

        // Then
        assertThat(appended.getFirst().getReplyTo().getAuthorId()).isEqualTo("guest-ann");
    }

    @Test
    void shouldCloseOnAnUnknownRoom() {
        // When
        chat.receive(
                connection,
                new ClientFrame.Join(
                        "nowhere",
                        new ClientFrame.Wish(Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        10,
                        false));

        // Then
        assertThat(wire.closed).isEqualTo(CloseReason.UNKNOWN_ROOM);
    }

    private void joined() {
        room.startAt(0, 0, 0);
        chat.receive(connection, join(Optional.empty(), 0));
        wire.written.clear();
    }

    private void publish(long... offsets) {
        for (long offset : offsets) {
            room.publish(Lines.at(offset, "l" + offset));
            room.flush();
        }
    }

    private void runLoop() {
        for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
    }

    private static EncodedLine old(long offset) {
        return new EncodedLine(
                offset, new UUID(0, offset), "ann", NOON, ("o" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static ClientFrame.Join join(Optional<Cursor> cursor, int history) {
        return new ClientFrame.Join(
                "demo", new ClientFrame.Wish(Optional.of("Ann"), Optional.empty()), cursor, history, false);
    }

    private static ClientFrame.Say say(String nonce, String text) {
        return new ClientFrame.Say(nonce, text, Optional.empty());
    }
}
