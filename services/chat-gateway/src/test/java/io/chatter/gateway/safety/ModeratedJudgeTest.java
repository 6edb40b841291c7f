package io.chatter.gateway.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.gateway.Emotes;
import io.chatter.gateway.FlushPace;
import io.chatter.gateway.Judgement;
import io.chatter.gateway.Lines;
import io.chatter.gateway.NoTally;
import io.chatter.gateway.Room;
import io.chatter.gateway.RoomProfile;
import io.chatter.gateway.Rooms;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Finding;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What moderators keep out of the firehose, whoever writes it.
class ModeratedJudgeTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Rooms rooms = new Rooms(
            List.of(new RoomProfile("demo", "Demo", "A room", RoomProfile.Access.OPEN, 30)),
            new Room.Delivery(
                    _ -> new byte[0],
                    new FlushPace(Duration.ZERO, Duration.ZERO),
                    8,
                    timer,
                    System::nanoTime,
                    new NoTally()));
    private final Room room = rooms.find("demo").orElseThrow();
    private final ModeratedJudge judge = new ModeratedJudge(
            line -> new Judgement.Show(line, Optional.empty()), rooms, Emotes.own(), Clock.systemUTC());

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void shouldWithholdWhatTheBannedSayPersonasIncluded() {
        // Given
        room.startAt(0, 0, 0);
        room.moderate(event(ModerationKind.BANNED, "lurkmoth", Map.of()));
        room.moderate(event(ModerationKind.BANNED, "forgiven", Map.of()));
        room.moderate(event(ModerationKind.UNBANNED, "forgiven", Map.of()));

        // When
        Judgement banned = judge.judge(line("lurkmoth", "hello", Origin.BOT));
        Judgement forgiven = judge.judge(line("forgiven", "hello", Origin.HUMAN));

        // Then
        ModerationEvent verdict = ((Judgement.Withhold) banned).verdict();
        assertThat(verdict.getKind()).isEqualTo(ModerationKind.BLOCKED);
        assertThat(verdict.getFindings()).extracting(Finding::getRule).containsExactly("banned");
        assertThat(forgiven).isInstanceOf(Judgement.Show.class);
    }

    @Test
    void shouldWithholdWordsWhereEmotesOnlyAreWanted() {
        // Given
        room.startAt(0, 0, 0);
        room.moderate(event(ModerationKind.ROOM_MODE, null, Map.of("emote_only", "true")));

        // Then
        assertThat(judge.judge(line("otto", "Kappa", Origin.BOT))).isInstanceOf(Judgement.Show.class);
        assertThat(judge.judge(line("otto", "words", Origin.BOT))).isInstanceOf(Judgement.Withhold.class);
        assertThat(judge.judge(line("house", "a notice", Origin.SYSTEM))).isInstanceOf(Judgement.Show.class);
    }

    @Test
    void shouldJudgeNothingBeforeItKnowsWhoIsBanned() {
        // Given: one event in the log that was not read yet
        room.moderation().startAt(1);
        room.startAt(0, 0, 0);

        // When, Then
        assertThatThrownBy(() -> judge.judge(line("lurkmoth", "hello", Origin.BOT)))
                .hasMessageContaining("demo decided is not known yet");

        // When
        room.moderate(event(ModerationKind.BANNED, "lurkmoth", Map.of()));
        room.moderation().readThrough(0);

        // Then
        assertThat(judge.judge(line("lurkmoth", "hello", Origin.BOT))).isInstanceOf(Judgement.Withhold.class);
    }

    private static ChatMessage line(String author, String text, Origin origin) {
        return ChatMessage.newBuilder(Lines.of("demo", text))
                .setAuthor(new Author(author, author, "#808080", List.of()))
                .setOrigin(origin)
                .build();
    }

    private static ModerationEvent event(ModerationKind kind, @Nullable String author, Map<String, String> modes) {
        return ModerationEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setRoomId("demo")
                .setKind(kind)
                .setAuthorId(author)
                .setModes(modes)
                .setActor(new Actor("user-max", ActorRole.MODERATOR))
                .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
