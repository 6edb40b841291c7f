package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of what people say.
class SpeechTest {

    private final OneRoom here = new OneRoom();

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void shouldAcknowledgeALineOnceItIsInTheLog() {
        // Given
        here.joined();

        // When
        here.chat.receive(here.connection, OneRoom.say("n1", "  hi @Gus\nthere "));
        ChatMessage line = here.appended.getFirst();
        here.pending.logged(line.getMessageId(), new Cursor(0, 7));
        here.runLoop();

        // Then
        assertThat(line.getText()).isEqualTo("hi @Gus there");
        assertThat(line.getMentions()).containsExactly("gus");
        assertThat(line.getSentAt()).isEqualTo(OneRoom.NOON);
        assertThat(here.wire.written).containsExactly("[ack(n1@0:7)]");
    }

    @Test
    void shouldGiveTheTextBackWhenTheLogIsAway() {
        // Given
        here.joined();
        here.appending = CompletableFuture.failedFuture(new IllegalStateException("broker away"));

        // When
        here.chat.receive(here.connection, OneRoom.say("n1", "hi"));
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[rejected(unavailable)]");
        assertThat(here.pending.size()).isZero();
    }

    @Test
    void shouldCountALostLineForNothing() {
        // Given: as many as anybody may write in a window, in slow mode
        here.joined();
        here.order(new ModeratorAction.ChangeModes(Map.of(RoomModes.SLOW, "30")));
        here.appending = CompletableFuture.failedFuture(new IllegalStateException("broker away"));
        for (int i = 0; i < 2; i++) {
            here.chat.receive(here.connection, OneRoom.say("lost", "hi"));
        }
        here.runLoop();
        here.wire.written.removeIf(frame -> !frame.contains("rejected"));

        // When
        here.appending = CompletableFuture.completedFuture(null);
        here.chat.receive(here.connection, OneRoom.say("n1", "hi"));
        here.runLoop();

        // Then
        assertThat(here.wire.written).containsExactly("[rejected(unavailable)]", "[rejected(unavailable)]");
        assertThat(here.appended).last().extracting(ChatMessage::getText).isEqualTo("hi");
        assertThat(here.pending.size()).isOne();
    }

    @Test
    void shouldHoldAFloodBackThoughTheLogIsAway() {
        // Given
        here.joined();
        here.appending = CompletableFuture.failedFuture(new IllegalStateException("broker away"));

        // When
        for (int i = 0; i < 20; i++) {
            here.chat.receive(here.connection, OneRoom.say("n" + i, "again"));
        }

        // Then: twice what anybody may write, and no more
        assertThat(here.appended).hasSize(4);
        assertThat(here.wire.closed).isEqualTo(CloseReason.TOO_MANY_LINES);
    }

    @Test
    void shouldCloseWhoDoesNotJoinButNotWhoIsGone() {
        // Given
        FakeWire left = new FakeWire();
        Connection leaver = here.connect(left, "192.0.2.1");
        leaver.closed();

        // When
        here.connection.closeUnlessJoined();
        leaver.closeUnlessJoined();

        // Then
        assertThat(here.wire.closed).isEqualTo(CloseReason.IDLE);
        assertThat(left.closed).isNull();
    }

    @Test
    void shouldNotListenForLongToWhoDoesNotJoin() {
        // When
        for (int i = 0; i < 60; i++) {
            here.chat.receive(here.connection, OneRoom.say("n" + i, "anybody?"));
        }

        // Then
        assertThat(here.wire.closed).isEqualTo(CloseReason.TOO_MANY_LINES);
    }

    @Test
    void shouldTurnDownWhatIsNoLine() {
        // Given
        here.chat.receive(here.connection, OneRoom.say("n0", "too early"));
        here.joined();

        // When
        here.chat.receive(here.connection, OneRoom.say("n1", " \u0007 "));
        here.chat.receive(here.connection, OneRoom.say("n2", "x".repeat(501)));

        // Then
        assertThat(here.wire.written).containsExactly("[rejected(empty)]", "[rejected(too_long)]");
        assertThat(here.appended).isEmpty();
    }

    @Test
    void shouldLimitLinesAndInTheEndStopListening() {
        // Given
        here.joined();
        here.chat.receive(here.connection, OneRoom.say("n1", "one"));
        here.chat.receive(here.connection, OneRoom.say("n2", "two"));

        // When
        here.chat.receive(here.connection, OneRoom.say("n3", "three"));
        here.chat.receive(here.connection, OneRoom.say("n4", "four"));
        here.chat.receive(here.connection, OneRoom.say("n5", "five"));

        // Then
        assertThat(here.wire.written).containsExactly("[rejected(rate_limited)]", "[rejected(rate_limited)]");
        assertThat(here.wire.closed).isEqualTo(CloseReason.TOO_MANY_LINES);
        assertThat(here.appended).hasSize(2);
    }

    @Test
    void shouldStopListeningToWhoeverIsRefusedTooOften() {
        // Given
        here.joined();

        // When: as many as there are strikes, for whatever reason
        here.chat.receive(here.connection, OneRoom.say("n1", ""));
        here.chat.receive(here.connection, OneRoom.say("n2", "x".repeat(501)));
        here.chat.receive(here.connection, OneRoom.say("n3", " "));

        // Then
        assertThat(here.wire.written).containsExactly("[rejected(empty)]", "[rejected(too_long)]");
        assertThat(here.wire.closed).isEqualTo(CloseReason.TOO_MANY_LINES);
    }

    @Test
    void shouldTakeTheAnsweredAuthorFromTheLog() {
        // Given
        here.joined();
        ServerEvent.Line line = Lines.at(9, "question?");
        here.room.publish(line);

        // When
        here.chat.receive(
                here.connection,
                new ClientFrame.Say("n1", "yes", Optional.of(line.message().getMessageId())));

        // Then
        assertThat(here.appended.getFirst().getReplyTo().getAuthorId()).isEqualTo("guest-ann");
    }

    @Test
    void shouldKeepABannedGuestOutWhoComesAgainAndNobodyElse() {
        // Given
        here.room.startAt(0, 0, 0);
        Connection rude = here.connect(here.wire, "192.0.2.1");
        here.chat.receive(rude, OneRoom.join(Optional.empty(), 0));
        here.chat.receive(rude, OneRoom.say("n1", "rude"));
        here.order(new ModeratorAction.Ban(here.appended.getFirst().getAuthor().getId()));

        // When
        FakeWire again = new FakeWire();
        FakeWire other = new FakeWire();
        for (Connection later : List.of(here.connect(again, "192.0.2.1"), here.connect(other, "192.0.2.2"))) {
            here.chat.receive(later, OneRoom.join(Optional.empty(), 0));
            here.chat.receive(later, OneRoom.say("n2", "hello"));
        }

        // Then
        assertThat(again.written).contains("[rejected(banned)]");
        assertThat(other.written).doesNotContain("[rejected(banned)]");
        assertThat(here.appended).hasSize(2);
    }

    @Test
    void shouldNotRenewTheLimitOfGuestsWhoReconnect() {
        // Given: as many guests of one network as may write freely, two lines each
        here.room.startAt(0, 0, 0);
        for (int i = 0; i < PostingLimits.GUESTS_OF_A_NETWORK; i++) {
            sayTwice(here.connect(new FakeWire(), "192.0.2.1"));
        }
        FakeWire onceMore = new FakeWire();
        FakeWire elsewhere = new FakeWire();

        // When
        sayTwice(here.connect(onceMore, "192.0.2.1"));
        sayTwice(here.connect(elsewhere, "192.0.2.2"));

        // Then
        assertThat(onceMore.written).contains("[rejected(rate_limited)]");
        assertThat(elsewhere.written).doesNotContain("[rejected(rate_limited)]");
        assertThat(here.appended).hasSize(2 * PostingLimits.GUESTS_OF_A_NETWORK + 2);
    }

    private void sayTwice(Connection guest) {
        here.chat.receive(guest, OneRoom.join(Optional.empty(), 0));
        here.chat.receive(guest, OneRoom.say("n1", "one"));
        here.chat.receive(guest, OneRoom.say("n2", "two"));
    }
}
