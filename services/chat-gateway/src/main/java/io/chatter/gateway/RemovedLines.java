package io.chatter.gateway;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which lines of one room moderators took away. Bounded: of deletions and of authors whose lines went, the newest
/// thousands. Once one of them had to be forgotten, nothing from before it is shown any more: nobody could tell what
/// had been taken away.
///
/// Not thread-safe: its owner's lock guards it.
final class RemovedLines {

    /// Twice as many lines as a client may get from the log: see [OlderLines].
    static final int MAX_DELETED = 20_000;

    private static final int MAX_HIDDEN = 20_000;

    private final Map<UUID, Instant> deleted = new NewestEntries<>(MAX_DELETED, this::forgotten);
    private final NewestEntries<String, Instant> hiddenThrough = new NewestEntries<>(MAX_HIDDEN, this::forgotten);
    private Instant clearedAt = Instant.MIN;
    private Instant forgottenThrough = Instant.MIN;

    void delete(UUID line, Instant at) {
        deleted.put(line, at);
    }

    /// Everything that `author` said until `through`.
    void hide(String author, Instant through) {
        hiddenThrough.renew(author, through, RemovedLines::later);
    }

    /// Everything that anybody said until `at`.
    void clear(Instant at) {
        clearedAt = later(at, clearedAt);
    }

    /// Whether nobody has taken the line away.
    boolean shows(EncodedLine line) {
        return line.broadcastAt().isAfter(clearedAt)
                && line.broadcastAt().isAfter(forgottenThrough)
                && line.broadcastAt().isAfter(hiddenThrough.getOrDefault(line.authorId(), Instant.MIN))
                && !deleted.containsKey(line.messageId());
    }

    /// Whether something that was drawn from these lines may be told.
    ///
    /// @param author whom it is about, if that is an id of an account; a guest's lines are known one by one only
    /// @param at when it was drawn
    boolean showsWhatCameOf(Collection<UUID> lines, @Nullable String author, Instant at) {
        return at.isAfter(clearedAt)
                && at.isAfter(forgottenThrough)
                && (author == null || at.isAfter(hiddenThrough.getOrDefault(author, Instant.MIN)))
                && lines.stream().noneMatch(deleted::containsKey);
    }

    private void forgotten(Instant decidedAt) {
        forgottenThrough = later(decidedAt, forgottenThrough);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
