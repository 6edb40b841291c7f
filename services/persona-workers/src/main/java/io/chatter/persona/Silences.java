package io.chatter.persona;

import io.chatter.schema.Finding;
import io.chatter.schema.ModerationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Whom moderators do not let speak in one room: those who are timed out or banned, and in emote-only mode every
/// persona. Immutable, and bounded to the newest thousand authors.
///
/// Of what was decided before the view began only its effect is seen, a line that the gateway blocked for it: whoever
/// wrote that line is silent for a while and then tries again.
public final class Silences {

    public static final Silences NONE = new Silences(new LinkedHashMap<>(), Instant.MIN);

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(1);
    private static final int AUTHORS_KEPT = 1_000;
    private static final String EMOTE_ONLY = "emote_only";

    private final SequencedMap<String, Instant> authorsUntil;
    private final Instant personasUntil;

    private Silences(SequencedMap<String, Instant> authorsUntil, Instant personasUntil) {
        this.authorsUntil = authorsUntil;
        this.personasUntil = personasUntil;
    }

    Silences with(ModerationEvent event) {
        Instant at = event.getAt();
        return switch (event.getKind()) {
            case BANNED -> withAuthor(event.getAuthorId(), Instant.MAX);
            case TIMED_OUT -> withAuthor(event.getAuthorId(), end(at, event.getDurationMs()));
            case UNBANNED -> withAuthor(event.getAuthorId(), Instant.MIN);
            case ROOM_MODE ->
                new Silences(
                        authorsUntil,
                        Boolean.parseBoolean(event.getModes().get(EMOTE_ONLY)) ? Instant.MAX : Instant.MIN);
            case BLOCKED -> blocked(event, at.plus(BEFORE_ANOTHER_TRY));
            case REDACTED, HELD, APPROVED, DENIED, DELETED, CLEARED, PINNED, UNPINNED, UNKNOWN -> this;
        };
    }

    private Silences blocked(ModerationEvent event, Instant until) {
        Silences now = this;
        for (Finding finding : event.getFindings()) {
            now = switch (finding.getRule()) {
                case "banned" -> now.orLonger(event.getAuthorId(), until);
                case "emote-only" -> now.personasUntil.isAfter(until) ? now : new Silences(now.authorsUntil, until);
                default -> now;
            };
        }
        return now;
    }

    private Silences orLonger(@Nullable String author, Instant until) {
        return author != null && untilOf(author).isAfter(until) ? this : withAuthor(author, until);
    }

    private static Instant end(Instant begin, @Nullable Long millis) {
        return millis == null ? Instant.MAX : begin.plusMillis(millis);
    }

    private Silences withAuthor(@Nullable String author, Instant until) {
        if (author == null) {
            return this;
        }
        SequencedMap<String, Instant> more = new LinkedHashMap<>(authorsUntil);
        more.remove(author);
        if (until.isAfter(Instant.MIN)) {
            more.putLast(author, until);
        }
        if (more.size() > AUTHORS_KEPT) {
            more.pollFirstEntry();
        }
        return new Silences(more, personasUntil);
    }

    /// Whether the persona would be blocked if it spoke.
    public boolean isSilent(String persona, Instant now) {
        return now.isBefore(personasUntil) || now.isBefore(untilOf(persona));
    }

    private Instant untilOf(String author) {
        return authorsUntil.getOrDefault(author, Instant.MIN);
    }
}
