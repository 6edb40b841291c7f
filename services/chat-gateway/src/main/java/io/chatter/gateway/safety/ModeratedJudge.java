package io.chatter.gateway.safety;

import io.chatter.gateway.Emotes;
import io.chatter.gateway.Judgement;
import io.chatter.gateway.LineJudge;
import io.chatter.gateway.Room;
import io.chatter.gateway.RoomModeration;
import io.chatter.gateway.Rooms;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Finding;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Withholds what moderators do not want, from people and personas alike, before safety looks at the rest: lines of
/// whoever is banned, and words where nothing but emotes is wanted. Thread-safe.
///
/// Needs to know what was decided before: before the tail has told it, it judges nothing and throws.
public final class ModeratedJudge implements LineJudge {

    private static final Actor GATEWAY = new Actor("gateway", ActorRole.SYSTEM);
    private static final String CATEGORY = "moderator";
    private static final List<String> EXEMPT = List.of("moderator", "broadcaster");

    private final LineJudge next;
    private final Rooms rooms;
    private final Emotes emotes;
    private final Clock clock;

    /// @param next judges what moderators have nothing against
    public ModeratedJudge(LineJudge next, Rooms rooms, Emotes emotes, Clock clock) {
        this.next = next;
        this.rooms = rooms;
        this.emotes = emotes;
        this.clock = clock;
    }

    @Override
    public Judgement judge(ChatMessage line) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return rooms.find(line.getRoomId())
                .filter(_ -> line.getOrigin() != Origin.SYSTEM)
                .map(Room::moderation)
                .flatMap(state -> objection(line, state, now))
                .<Judgement>map(rule -> new Judgement.Withhold(blocked(line, rule, now)))
                .orElseGet(() -> next.judge(line));
    }

    private Optional<String> objection(ChatMessage line, RoomModeration state, Instant now) {
        if (!state.rebuilt().isDone()) {
            throw new IllegalStateException("what moderators of " + line.getRoomId() + " decided is not known yet");
        }
        List<String> badges = line.getAuthor().getBadges();
        boolean isPeople = line.getOrigin() == Origin.HUMAN;
        if (!(isPeople && badges.contains("broadcaster"))
                && state.banOf(line.getAuthor().getId(), now).isPresent()) {
            return Optional.of("banned");
        }
        boolean bound = badges.stream().noneMatch(EXEMPT::contains);
        return state.modes().emoteOnly() && bound && !emotes.isAll(line.getText())
                ? Optional.of("emote-only")
                : Optional.empty();
    }

    private static ModerationEvent blocked(ChatMessage line, String rule, Instant now) {
        return ModerationEvent.newBuilder()
                .setEventId(VerdictIds.of(line.getMessageId()))
                .setRoomId(line.getRoomId())
                .setKind(ModerationKind.BLOCKED)
                .setMessageId(line.getMessageId())
                .setAuthorId(line.getAuthor().getId())
                .setFindings(
                        List.of(new Finding(rule, CATEGORY, 0, line.getText().length())))
                .setActor(GATEWAY)
                .setAt(now)
                .build();
    }
}
