package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.ModerationEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;

/// What moderators took away from one room: single lines, everything that somebody said until a moment, or everything
/// that anybody did. The gateway shows none of it, so no agent may answer it, repeat it or keep it in mind. Immutable,
/// and bounded to the newest thousands.
public final class Removals {

    public static final Removals NONE =
            new Removals(new LinkedHashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), Instant.MIN);

    private static final int LINES_KEPT = 4_000;
    private static final int AUTHORS_KEPT = 1_000;

    private final SequencedSet<UUID> lines;
    private final SequencedMap<String, Instant> authorsUntil;
    private final SequencedMap<String, Instant> strangersUntil;
    private final Instant clearedUntil;

    private Removals(
            SequencedSet<UUID> lines,
            SequencedMap<String, Instant> authorsUntil,
            SequencedMap<String, Instant> strangersUntil,
            Instant clearedUntil) {
        this.lines = lines;
        this.authorsUntil = authorsUntil;
        this.strangersUntil = strangersUntil;
        this.clearedUntil = clearedUntil;
    }

    /// These and what the event takes away; the very same object when it takes nothing.
    ///
    /// @param saidBy lines that the event's author is known to have said: what came of them goes too
    Removals with(ModerationEvent event, Collection<UUID> saidBy) {
        String author = event.getAuthorId();
        return switch (event.getKind()) {
            case DELETED -> event.getMessageId() == null ? this : withLine(event.getMessageId());
            case TIMED_OUT -> author == null ? this : withAuthor(author, event.getAt(), saidBy);
            case BANNED -> author == null ? this : withStranger(author, event.getAt(), saidBy);
            case CLEARED ->
                author == null
                        ? new Removals(lines, authorsUntil, strangersUntil, later(clearedUntil, event.getAt()))
                        : withStranger(author, event.getAt(), saidBy);
            case BLOCKED, REDACTED, HELD, APPROVED, DENIED, UNBANNED, ROOM_MODE, PINNED, UNPINNED, UNKNOWN -> this;
        };
    }

    private Removals withLine(UUID line) {
        SequencedSet<UUID> more = new LinkedHashSet<>(lines);
        more.add(line);
        return new Removals(newest(more), authorsUntil, strangersUntil, clearedUntil);
    }

    private Removals withStranger(String author, Instant until, Collection<UUID> said) {
        Removals gone = withAuthor(author, until, said);
        return new Removals(gone.lines, gone.authorsUntil, with(strangersUntil, author, until), clearedUntil);
    }

    private Removals withAuthor(String author, Instant until, Collection<UUID> said) {
        SequencedSet<UUID> gone = new LinkedHashSet<>(lines);
        gone.addAll(said);
        return new Removals(newest(gone), with(authorsUntil, author, until), strangersUntil, clearedUntil);
    }

    private static SequencedMap<String, Instant> with(
            SequencedMap<String, Instant> times, String author, Instant until) {
        SequencedMap<String, Instant> more = new LinkedHashMap<>(times);
        Instant before = more.remove(author);
        more.putLast(author, before == null ? until : later(before, until));
        while (more.size() > AUTHORS_KEPT) {
            more.pollFirstEntry();
        }
        return more;
    }

    private static SequencedSet<UUID> newest(SequencedSet<UUID> all) {
        while (all.size() > LINES_KEPT) {
            all.removeFirst();
        }
        return all;
    }

    /// Whether the line was taken away.
    public boolean cover(ChatMessage line) {
        Instant said = Scene.saidAt(line);
        return !said.isAfter(clearedUntil)
                || !said.isAfter(authorsUntil.getOrDefault(line.getAuthor().getId(), Instant.MIN))
                || cover(line.getMessageId());
    }

    /// Whether the line was taken away by its id; see [#cover(ChatMessage)] for all other reasons.
    public boolean cover(UUID line) {
        return lines.contains(line);
    }

    /// Whether the memory goes with what was taken away: it came of a line that was deleted or of one by somebody whose
    /// lines all went, or it is about an account that was banned or cleared. A timeout takes only what came of the
    /// lines, and clearing the whole chat makes nobody forget.
    public boolean cover(MemoryRecord memory) {
        return memory.getSourceMessageIds().stream().anyMatch(this::cover)
                || (memory.getOtherUser() != null
                        && !memory.getCreatedAt()
                                .isAfter(strangersUntil.getOrDefault(memory.getOtherUser(), Instant.MIN)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
