package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionRecordTest {

    private final DecisionRecord decisions = new DecisionRecord();

    @Test
    void shouldKeepTheNewestOnly() {
        // When
        for (int i = 0; i <= DecisionRecord.MAX_DECISIONS; i++) {
            decisions.add(event(i, ModerationKind.BANNED));
        }

        // Then
        List<ModerationEvent> kept = decisions.newestFirst();
        assertThat(kept).hasSize(DecisionRecord.MAX_DECISIONS);
        assertThat(kept.getFirst().getAt()).isEqualTo(Instant.ofEpochMilli(DecisionRecord.MAX_DECISIONS));
        assertThat(kept.getLast().getAt()).isEqualTo(Instant.ofEpochMilli(1));
    }

    @Test
    void shouldLeaveOutWhatSafetyFound() {
        // When
        for (ModerationKind kind : ModerationKind.values()) {
            decisions.add(event(kind.ordinal(), kind));
        }

        // Then
        assertThat(decisions.newestFirst())
                .extracting(ModerationEvent::getKind)
                .hasSize(10)
                .doesNotContain(ModerationKind.BLOCKED, ModerationKind.REDACTED, ModerationKind.HELD);
    }

    @Test
    void shouldCountOnceWhatIsReadTwice() {
        // Given
        ModerationEvent first = event(1, ModerationKind.PINNED);

        // When
        List.of(first, event(2, ModerationKind.UNPINNED), first).forEach(decisions::add);

        // Then
        assertThat(decisions.newestFirst())
                .extracting(ModerationEvent::getKind)
                .containsExactly(ModerationKind.UNPINNED, ModerationKind.PINNED);
    }

    private static ModerationEvent event(int number, ModerationKind kind) {
        return ModerationEvent.newBuilder()
                .setEventId(new UUID(0, number))
                .setRoomId("demo")
                .setKind(kind)
                .setActor(new Actor("user-molly", ActorRole.MODERATOR))
                .setAt(Instant.ofEpochMilli(number))
                .build();
    }
}
