package io.chatter.persona;

import static io.chatter.persona.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Finding;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whom a room lets speak, as an agent sees it.
class SilencesTest {

    private static final Instant LATER = NOON.plus(Duration.ofHours(3));

    private final RoomObserver room = new RoomObserver(Fixtures.room(2), NOON);

    @Test
    void shouldSilenceWhoIsBannedUntilTheyAreNot() {
        // When
        room.onModeration(about("vera", ModerationKind.BANNED, NOON).build());

        // Then
        assertThat(silent("vera", LATER)).isTrue();
        assertThat(silent("ben", LATER)).isFalse();
        room.onModeration(about("vera", ModerationKind.UNBANNED, LATER).build());
        assertThat(silent("vera", LATER)).isFalse();
    }

    @Test
    void shouldSilenceForTheTimeOfATimeout() {
        // When
        room.onModeration(about("vera", ModerationKind.TIMED_OUT, NOON)
                .setDurationMs(10_000L)
                .build());

        // Then
        assertThat(silent("vera", NOON.plusMillis(9_999))).isTrue();
        assertThat(silent("vera", NOON.plusSeconds(10))).isFalse();
    }

    @Test
    void shouldSilenceAllPersonasWhileOnlyEmotesAreAllowed() {
        // When
        room.onModeration(modes(Map.of("emote_only", "true")));

        // Then
        assertThat(silent("vera", LATER)).isTrue();
        room.onModeration(modes(Map.of("emote_only", "false")));
        assertThat(silent("vera", LATER)).isFalse();
    }

    @Test
    void shouldLearnFromABlockedLineWhatWasDecidedBeforeItLooked() {
        // When
        room.onModeration(blocked("vera", "banned"));

        // Then
        assertThat(silent("vera", NOON.plusSeconds(59))).isTrue();
        assertThat(silent("vera", NOON.plusSeconds(60))).isFalse();
        assertThat(silent("ben", NOON.plusSeconds(1))).isFalse();
        room.onModeration(blocked("ben", "emote-only"));
        assertThat(silent("kip", NOON.plusSeconds(59))).isTrue();
    }

    @Test
    void shouldNotShortenABanByALineThatItBlocked() {
        // Given
        room.onModeration(about("vera", ModerationKind.BANNED, NOON).build());

        // When
        room.onModeration(blocked("vera", "banned"));

        // Then
        assertThat(silent("vera", LATER)).isTrue();
    }

    private boolean silent(String persona, Instant now) {
        return room.picture().silences().isSilent(persona, now);
    }

    private static ModerationEvent modes(Map<String, String> modes) {
        return Fixtures.decision(ModerationKind.ROOM_MODE, NOON).setModes(modes).build();
    }

    private static ModerationEvent blocked(String author, String rule) {
        return about(author, ModerationKind.BLOCKED, NOON)
                .setFindings(List.of(new Finding(rule, "moderation", 0, 3)))
                .build();
    }

    private static ModerationEvent.Builder about(String author, ModerationKind kind, Instant at) {
        return Fixtures.decision(kind, at).setAuthorId(author);
    }
}
