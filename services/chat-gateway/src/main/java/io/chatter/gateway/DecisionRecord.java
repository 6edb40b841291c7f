package io.chatter.gateway;

import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The newest decisions that moderators made in one room, for each other to see; the verdicts of safety are not among
/// them. An event that is applied twice counts once.
///
/// Not thread-safe: its owner's lock guards it.
final class DecisionRecord {

    static final int MAX_DECISIONS = 100;

    private final Map<UUID, ModerationEvent> byId = new NewestEntries<>(MAX_DECISIONS);

    void add(ModerationEvent event) {
        if (isOfAModerator(event.getKind())) {
            byId.putIfAbsent(event.getEventId(), event);
        }
    }

    List<ModerationEvent> newestFirst() {
        return List.copyOf(byId.values()).reversed();
    }

    private static boolean isOfAModerator(ModerationKind kind) {
        return switch (kind) {
            case APPROVED, DENIED, DELETED, CLEARED, TIMED_OUT, BANNED, UNBANNED, ROOM_MODE, PINNED, UNPINNED -> true;
            case BLOCKED, REDACTED, HELD, UNKNOWN -> false;
        };
    }
}
