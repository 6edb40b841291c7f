package io.chatter.persona;

import static io.chatter.persona.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What agents see of a room from which moderators take lines away.
class RemovalsTest {

    private final RoomObserver room = new RoomObserver(Fixtures.room(2), NOON);
    private final ChatMessage first = said("troll", "you all stink", NOON.plusSeconds(1));
    private final ChatMessage other = said("alice", "hello", NOON.plusSeconds(2));
    private final ChatMessage second = said("troll", "you do", NOON.plusSeconds(3));

    @Test
    void shouldNotSeeADeletedLine() {
        // Given
        hear(first, other, second);

        // When
        room.onModeration(deletion(first));

        // Then
        assertThat(seen()).containsExactly(other, second);
    }

    @Test
    void shouldNotSeeALineWhoseDeletionIsReadBeforeIt() {
        // When
        room.onModeration(deletion(first));
        room.onModeration(about("troll", ModerationKind.BANNED, NOON.plusSeconds(4)));
        hear(first, other, second);

        // Then
        assertThat(seen()).containsExactly(other);
    }

    @Test
    void shouldSeeWhoWasSilencedOnlyFromThenOn() {
        // Given
        hear(first, other, second);
        ChatMessage later = said("troll", "sorry about that", NOON.plusSeconds(60));

        // When
        room.onModeration(about("troll", ModerationKind.TIMED_OUT, NOON.plusSeconds(4)));
        hear(later);

        // Then
        assertThat(seen()).containsExactly(other, later);
    }

    @Test
    void shouldSeeNothingOfAClearedChat() {
        // Given
        hear(first, other, second);

        // When
        room.onModeration(
                Fixtures.decision(ModerationKind.CLEARED, NOON.plusSeconds(2)).build());

        // Then
        assertThat(seen()).containsExactly(second);
    }

    @Test
    void shouldSeeAsBeforeWhenNothingIsTakenAway() {
        // Given
        hear(first, other);

        // When
        room.onModeration(about("troll", ModerationKind.UNBANNED, NOON.plusSeconds(4)));
        room.onModeration(Fixtures.decision(ModerationKind.HELD, NOON.plusSeconds(5))
                .setMessageId(other.getMessageId())
                .build());

        // Then
        assertThat(seen()).containsExactly(first, other);
    }

    @Test
    void shouldSeeNoTrendsThatCountWhatWasTakenAway() {
        // Given
        hear(first);
        room.onTrends(Fixtures.trends(NOON, rising("you all stink")));

        // When
        room.onModeration(about("troll", ModerationKind.BANNED, NOON.plusSeconds(4)));
        room.onTrends(Fixtures.trends(NOON.plusSeconds(1), rising("you all stink")));

        // Then
        assertThat(room.picture().scene().trends()).isNull();
        TrendsSnapshot after = Fixtures.trends(NOON.plusSeconds(5), rising("nice jump"));
        room.onTrends(after);
        assertThat(room.picture().scene().trends()).isEqualTo(after);
    }

    private static Trend rising(String phrase) {
        return new Trend(phrase, TermKind.PHRASE, 3L, 3L, 1.0, 3.0);
    }

    private void hear(ChatMessage... lines) {
        List.of(lines).forEach(room::onLine);
    }

    private List<ChatMessage> seen() {
        return room.picture().scene().recent();
    }

    private static ChatMessage said(String author, String text, Instant at) {
        return Fixtures.line(author, Origin.HUMAN, text, at).build();
    }

    private static ModerationEvent deletion(ChatMessage line) {
        return Fixtures.decision(ModerationKind.DELETED, NOON.plusSeconds(4))
                .setMessageId(line.getMessageId())
                .setAuthorId(line.getAuthor().getId())
                .build();
    }

    private static ModerationEvent about(String author, ModerationKind kind, Instant at) {
        return Fixtures.decision(kind, at).setAuthorId(author).build();
    }
}
