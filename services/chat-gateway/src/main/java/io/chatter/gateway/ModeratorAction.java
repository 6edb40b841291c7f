package io.chatter.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a moderator can do in a room.
public sealed interface ModeratorAction {

    /// Longest timeout; who is to go for longer is banned.
    Duration MAX_TIMEOUT = Duration.ofDays(14);

    /// Longest id of a person or persona, in characters; what is kept of decisions is bounded by it.
    int MAX_ID = 200;

    private static void checkId(String author) {
        if (author.isBlank() || author.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "author_id has " + author.length() + " characters; it has 1 to " + MAX_ID);
        }
    }

    /// Takes a shown line away.
    record Delete(UUID messageId) implements ModeratorAction {}

    /// Nobody hears `author` for `length`, and what they said goes.
    record Timeout(String authorId, Duration length) implements ModeratorAction {

        public Timeout {
            checkId(authorId);
            if (!length.isPositive() || length.compareTo(MAX_TIMEOUT) > 0) {
                throw new IllegalArgumentException(
                        "a timeout lasts up to " + MAX_TIMEOUT.toDays() + " days, not " + length);
            }
        }
    }

    /// Like a timeout without an end.
    record Ban(String authorId) implements ModeratorAction {

        public Ban {
            checkId(authorId);
        }
    }

    /// Ends a ban or timeout. Lines that went stay away.
    record Unban(String authorId) implements ModeratorAction {

        public Unban {
            checkId(authorId);
        }
    }

    /// Takes away everything that was said so far, by `author` if one is given.
    record Clear(Optional<String> authorId) implements ModeratorAction {

        public Clear {
            authorId.ifPresent(ModeratorAction::checkId);
        }
    }

    /// Publishes a held line.
    record Approve(UUID messageId) implements ModeratorAction {}

    /// Drops a held line.
    record Deny(UUID messageId) implements ModeratorAction {}

    /// Changes the modes that are named, by the names of [RoomModes].
    record ChangeModes(Map<String, String> changes) implements ModeratorAction {

        public ChangeModes {
            changes = Map.copyOf(changes);
            if (changes.isEmpty() || changes.containsKey(RoomModes.SHIELD)) {
                throw new IllegalArgumentException("modes must name at least one mode, and not the shield");
            }
            RoomModes.NONE.with(changes);
        }
    }

    /// Raises or lowers the shield.
    record Shield(boolean up) implements ModeratorAction {}

    /// Shows a line to everybody who comes, until another one is pinned.
    record Pin(UUID messageId) implements ModeratorAction {}

    record Unpin() implements ModeratorAction {}
}
