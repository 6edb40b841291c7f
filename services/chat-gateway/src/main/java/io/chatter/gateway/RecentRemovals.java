package io.chatter.gateway;

import io.chatter.schema.ModerationEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest decisions of one room that took lines away, for who comes back and may still show these. Bounded.
///
/// Not thread-safe: its owner's lock guards it.
final class RecentRemovals {

    static final int MAX_REMOVALS = 500;

    private final Deque<ModerationEvent> newest = new ArrayDeque<>();
    private Instant forgottenThrough = Instant.MIN;

    void add(ModerationEvent event) {
        switch (event.getKind()) {
            case DELETED, TIMED_OUT, BANNED -> keep(event);
            case CLEARED -> clear(event);
            case BLOCKED, REDACTED, HELD, APPROVED, DENIED, UNBANNED, ROOM_MODE, PINNED, UNPINNED, UNKNOWN -> {}
        }
    }

    /// Whether none of those made after `moment` had to be forgotten.
    boolean reachesBackTo(Instant moment) {
        return !forgottenThrough.isAfter(moment);
    }

    /// Those made after `moment`, oldest first, as far as they are kept.
    List<ModerationEvent> since(Instant moment) {
        return newest.stream().filter(event -> event.getAt().isAfter(moment)).toList();
    }

    /// Nobody needs to know what went before the whole chat did.
    private void clear(ModerationEvent event) {
        if (event.getAuthorId() == null) {
            newest.removeIf(older -> !older.getAt().isAfter(event.getAt()));
            forgottenThrough = forgottenThrough.isAfter(event.getAt()) ? forgottenThrough : Instant.MIN;
        }
        keep(event);
    }

    private void keep(ModerationEvent event) {
        newest.addLast(event);
        if (newest.size() > MAX_REMOVALS) {
            Instant at = newest.removeFirst().getAt();
            forgottenThrough = at.isAfter(forgottenThrough) ? at : forgottenThrough;
        }
    }
}
