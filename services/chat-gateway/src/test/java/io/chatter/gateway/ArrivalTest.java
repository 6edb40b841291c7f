package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Joining a room and coming back to it.
class ArrivalTest {

    private final OneRoom here = new OneRoom();

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void shouldSendTheNewestLinesToANewcomerAndThenLiveOnes() {
        // Given
        here.room.startAt(0, 0, 0);
        here.publish(0, 1, 2);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.empty(), 2));
        here.publish(3);
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:2),l1,l2,viewers(1)]", "[l3]");
    }

    @Test
    void shouldNotRepeatLinesThatWereUnderWayWhenTheClientJoined() {
        // Given: another listener, so that a frame with l0 waits on the loop
        here.room.startAt(0, 0, 0);
        Connection other = here.chat.connect(here.loop::add, ClientNetwork.THIS_MACHINE, new FakeWire(), here.encoder);
        here.chat.receive(other, OneRoom.join(Optional.empty(), 10));
        here.publish(0);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.empty(), 10));
        here.publish(1);
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:0),l0,viewers(2)]", "[l1]");
    }

    @Test
    void shouldResumeAfterTheCursor() {
        // Given
        here.room.startAt(0, 0, 0);
        here.publish(0, 1, 2);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 0)), 150));

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:2),l1,l2,viewers(1)]");
    }

    @Test
    void shouldTellWhoComesBackWhatWasTakenAwayMeanwhile() {
        // Given: a client that has seen all three
        here.room.startAt(0, 0, 0);
        here.publish(0);
        ServerEvent.Line rude = Lines.at(1, "rude");
        here.room.publish(rude);
        here.publish(2);

        // When
        here.order(new ModeratorAction.Delete(rude.message().getMessageId()));
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 2)), 150));

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:2),withdrawn(DELETED),viewers(1)]");
    }

    @Test
    void shouldTellInOneWordThatAllWasTakenAwayMeanwhile() {
        // Given
        here.room.startAt(0, 0, 0);
        ServerEvent.Line rude = Lines.at(0, "rude");
        here.room.publish(rude);
        here.publish(1, 2, 3);
        here.order(new ModeratorAction.Delete(rude.message().getMessageId()));

        // When
        here.order(new ModeratorAction.Clear(Optional.empty()));
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 3)), 150));

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:3),withdrawn(CLEARED),viewers(1)]");
    }

    @Test
    void shouldTellWhatWasTakenAwayThoughTheRingHasForgottenIt() {
        // Given: a ring of four, complete from 3
        here.room.startAt(0, 0, 0);
        ServerEvent.Line rude = Lines.at(0, "rude");
        here.room.publish(rude);
        here.publish(1, 2, 3, 4, 5, 6);
        here.order(new ModeratorAction.Delete(rude.message().getMessageId()));

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 1)), 150));
        here.older.complete(new OlderLines.Stretch(2, List.of(old(2))));
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:6),withdrawn(DELETED),o2,l3,l4,l5,l6,viewers(1)]");
    }

    @Test
    void shouldNotTellAgainWhatWasTakenAwayLongBefore() {
        // Given: a ban of an hour ago
        here.room.startAt(0, 0, 0);
        here.room.moderate(removal("troll", OneRoom.NOON.minus(Duration.ofHours(1))));
        here.publish(0);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 0)), 150));

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:0),viewers(1)]");
    }

    @Test
    void shouldTellWhatWasMissedToWhomNobodyCanTellWhatWasTakenAway() {
        // Given
        here.room.startAt(0, 0, 0);
        here.publish(0, 1, 2);
        for (int n = 0; n <= RecentRemovals.MAX_REMOVALS; n++) {
            here.room.moderate(removal("troll-" + n, OneRoom.NOON));
        }

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 1)), 150));

        // Then
        assertThat(here.wire.written).hasSize(1);
        assertThat(here.wire.written.getFirst())
                .startsWith("[joined(0:2),gap(0:1-0:1=0,unsure),")
                .endsWith("l2,viewers(1)]")
                .doesNotContain("l0,l1");
    }

    @Test
    void shouldReadFromTheLogWhatTheRingHasForgotten() {
        // Given: a ring of four, complete from 3
        here.room.startAt(0, 0, 0);
        here.publish(0, 1, 2, 3, 4, 5, 6);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 0)), 150));
        here.older.complete(new OlderLines.Stretch(1, List.of(old(1), old(2))));
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:6),o1,o2,l3,l4,l5,l6,viewers(1)]");
    }

    @Test
    void shouldMarkTheGapWhenTheLogHasForgottenToo() {
        // Given
        here.room.startAt(0, 0, 0);
        here.publish(0, 1, 2, 3, 4, 5, 6);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 0)), 150));
        here.older.complete(new OlderLines.Stretch(2, List.of(old(2))));
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:6),gap(0:0-0:1=0),o2,l3,l4,l5,l6,viewers(1)]");
    }

    @Test
    void shouldMarkTheGapWhenTheLogCannotBeRead() {
        // Given
        here.room.startAt(0, 0, 0);
        here.publish(0, 1, 2, 3, 4, 5, 6);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 0)), 150));
        here.older.completeExceptionally(new IllegalStateException("broker away"));
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:6),gap(0:0-0:2=0),l3,l4,l5,l6,viewers(1)]");
        assertThat(here.wire.closed).isNull();
    }

    @Test
    void shouldMarkTheGapForACursorFromAnotherLog() {
        // Given
        here.room.startAt(0, 0, 0);
        here.publish(0);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 900)), 150));
        await().until(() -> !here.loop.isEmpty());
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:0),gap(0:900-0:-1=0),l0,viewers(1)]");
    }

    @Test
    void shouldResumeWithoutGapOrDoubleWhenThisReplicaIsBehindTheCursor() {
        // Given: the client saw 3 at another replica, this one has shown 0 only
        here.room.startAt(0, 0, 0);
        here.publish(0);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 3)), 150));
        here.publish(1, 2, 3, 4);
        here.runLoop();
        here.publish(5);
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:4),l4,viewers(1)]", "[l5]");
    }

    @Test
    void shouldResumeInAQuietRoomAfterACursorThatIsNoLineOfIt() {
        // Given: the last lines of the partition are another room's
        here.room.startAt(0, 10, 20);
        here.room.readThrough(19);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 15)), 150));
        here.publish(20);
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[joined(0:19),viewers(1)]", "[l20]");
    }

    @Test
    void shouldTellClientsToComeBackWhileTheRoomIsCatchingUp() {
        // Given: three lines in the log, two of them read
        here.room.startAt(0, 0, 3);
        here.publish(0, 1);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 1)), 150));

        // Then
        assertThat(here.wire.closed).isEqualTo(CloseReason.GOING_AWAY);
        here.publish(2);
        assertThat(here.room.isOpen()).isTrue();
    }

    @Test
    void shouldCloseAClientWhoseJoinFails() {
        // Given: an answer of the log that cannot be worked with
        here.room.startAt(0, 0, 0);
        here.publish(0, 1, 2, 3, 4, 5, 6);
        List<EncodedLine> broken = new ArrayList<>();
        broken.add(null);

        // When
        here.chat.receive(here.connection, OneRoom.join(Optional.of(new Cursor(0, 0)), 150));
        here.older.complete(new OlderLines.Stretch(1, broken));
        here.runLoop();

        // Then
        assertThat(here.wire.closed).isEqualTo(CloseReason.INTERNAL_ERROR);
    }

    @Test
    void shouldCloseOnAnUnknownRoom() {
        // When
        here.chat.receive(
                here.connection,
                new ClientFrame.Join(
                        "nowhere",
                        new ClientFrame.Wish(Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        10,
                        false));

        // Then
        assertThat(here.wire.closed).isEqualTo(CloseReason.UNKNOWN_ROOM);
    }

    private static ModerationEvent removal(String author, Instant at) {
        return ModerationEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setRoomId("demo")
                .setKind(ModerationKind.BANNED)
                .setAuthorId(author)
                .setActor(new Actor("user-max", ActorRole.MODERATOR))
                .setAt(at)
                .build();
    }

    private static EncodedLine old(long offset) {
        return new EncodedLine(
                offset, new UUID(0, offset), "ann", OneRoom.NOON, ("o" + offset).getBytes(StandardCharsets.UTF_8));
    }
}
