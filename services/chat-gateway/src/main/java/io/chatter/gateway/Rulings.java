package io.chatter.gateway;

import io.chatter.schema.Actor;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Decides on moderators' orders: a pure function of the room's state, so that whoever writes the result has to make
/// sure of one thing only, that the state was the newest.
public final class Rulings {

    private final Room room;
    private final ModerationOrder order;
    private final Instant now;

    private Rulings(Room room, ModerationOrder order, Instant now) {
        this.room = room;
        this.order = order;
        this.now = now;
    }

    /// @param now goes into the event, in milliseconds
    public static Ruling on(ModerationOrder order, Room room, Instant now) {
        return new Rulings(room, order, now.truncatedTo(ChronoUnit.MILLIS)).decide();
    }

    private Ruling decide() {
        if (!room.moderation().hears(order.moderator(), order.role(), now)) {
            return refused(ModerationRefusal.NOT_ALLOWED);
        }
        return switch (order.action()) {
            case ModeratorAction.Delete delete -> onLine(ModerationKind.DELETED, delete.messageId());
            case ModeratorAction.Timeout timeout ->
                onPerson(
                        timeout.authorId(),
                        event(ModerationKind.TIMED_OUT)
                                .setDurationMs(timeout.length().toMillis()));
            case ModeratorAction.Ban ban -> onPerson(ban.authorId(), event(ModerationKind.BANNED));
            case ModeratorAction.Unban unban ->
                decided(event(ModerationKind.UNBANNED).setAuthorId(unban.authorId()));
            case ModeratorAction.Clear clear ->
                decided(event(ModerationKind.CLEARED)
                        .setAuthorId(clear.authorId().orElse(null)));
            case ModeratorAction.Approve approve -> approve(approve.messageId());
            case ModeratorAction.Deny deny -> deny(deny.messageId());
            case ModeratorAction.ChangeModes change -> modes(change);
            case ModeratorAction.Shield shield -> decided(withModes(modesNow().withShield(shield.up())));
            case ModeratorAction.Pin pin ->
                room.find(pin.messageId()).isPresent()
                        ? onLine(ModerationKind.PINNED, pin.messageId())
                        : refused(ModerationRefusal.UNKNOWN_LINE);
            case ModeratorAction.Unpin _ -> decided(event(ModerationKind.UNPINNED));
        };
    }

    private Ruling onLine(ModerationKind kind, UUID line) {
        return decided(event(kind)
                .setMessageId(line)
                .setAuthorId(room.find(line).map(EncodedLine::authorId).orElse(null)));
    }

    private Ruling onPerson(String author, ModerationEvent.Builder event) {
        return author.equals(order.moderator())
                ? refused(ModerationRefusal.YOURSELF)
                : decided(event.setAuthorId(author));
    }

    private Ruling approve(UUID line) {
        Optional<HeldLine> held = room.moderation().held(line);
        if (held.isEmpty()) {
            return refused(ModerationRefusal.NOT_HELD);
        }
        return new Ruling.Decided(aboutHeld(ModerationKind.APPROVED, held.get()), Optional.of(shown(held.get())));
    }

    private Ruling deny(UUID line) {
        return room.moderation()
                .held(line)
                .<Ruling>map(held -> new Ruling.Decided(aboutHeld(ModerationKind.DENIED, held), Optional.empty()))
                .orElseGet(() -> refused(ModerationRefusal.NOT_HELD));
    }

    private ModerationEvent aboutHeld(ModerationKind kind, HeldLine held) {
        return event(kind)
                .setMessageId(held.message().getMessageId())
                .setAuthorId(held.message().getAuthor().getId())
                .build();
    }

    /// An approval lets the words pass, not the personal data in them.
    private ChatMessage shown(HeldLine held) {
        ChatMessage line = held.message();
        Moderation moderation = line.getModeration();
        boolean changed = !held.shownText().equals(line.getText());
        return ChatMessage.newBuilder(line)
                .setText(held.shownText())
                .setMentions(changed ? Mentions.kept(line.getMentions(), held.shownText()) : line.getMentions())
                .setBroadcastAt(now)
                .setModeration(moderation == null ? new Moderation(ModerationAction.ALLOWED, List.of()) : moderation)
                .build();
    }

    private Ruling modes(ModeratorAction.ChangeModes change) {
        return modesNow().shield()
                ? refused(ModerationRefusal.SHIELDED)
                : decided(withModes(modesNow().with(change.changes())));
    }

    private RoomModes modesNow() {
        return room.moderation().modes();
    }

    private ModerationEvent.Builder withModes(RoomModes modes) {
        return event(ModerationKind.ROOM_MODE).setModes(modes.toMap());
    }

    private ModerationEvent.Builder event(ModerationKind kind) {
        return ModerationEvent.newBuilder()
                .setEventId(order.eventId())
                .setRoomId(room.profile().id())
                .setKind(kind)
                .setActor(new Actor(order.moderator(), order.role().actorRole()))
                .setReason(order.reason().orElse(null))
                .setAt(now);
    }

    private static Ruling decided(ModerationEvent.Builder event) {
        return new Ruling.Decided(event.build(), Optional.empty());
    }

    private static Ruling refused(ModerationRefusal refusal) {
        return new Ruling.Refused(refusal);
    }
}
