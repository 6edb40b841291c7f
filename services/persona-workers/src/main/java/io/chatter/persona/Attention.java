package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an agent knows of itself. Immutable.
///
/// @param lastSpokeAt when it last took a turn; null when it has not
/// @param settled keys of the stimuli it took its last turns about, newest first, so that it answers none
///     twice
/// @param acquaintances keys of the people it remembers something about
public record Attention(@Nullable Instant lastSpokeAt, List<String> settled, Set<String> acquaintances) {

    private static final int SETTLED_LIMIT = 64;

    /// An agent that has just come into the room.
    public static final Attention FRESH = new Attention(null, List.of(), Set.of());

    public Attention {
        settled = List.copyOf(settled);
        acquaintances = Set.copyOf(acquaintances);
    }

    /// After a turn about the stimulus named `key`, posted or not.
    public Attention afterTurn(String key, Instant at) {
        return new Attention(
                at,
                Stream.concat(Stream.of(key), settled.stream())
                        .limit(SETTLED_LIMIT)
                        .toList(),
                acquaintances);
    }

    /// The same, with those it knows by now.
    public Attention knowing(Set<String> people) {
        return people.equals(acquaintances) ? this : new Attention(lastSpokeAt, settled, people);
    }

    /// The same, with what the log shows of its own lines: an agent that has just moved here does not remember
    /// that it spoke elsewhere a moment ago.
    public Attention remindedBy(List<ChatMessage> recent, String agent) {
        if (lastSpokeAt != null) {
            return this;
        }
        return recent.stream()
                .filter(line -> line.getAuthor().getId().equals(agent))
                .map(ChatMessage::getSentAt)
                .max(Comparator.naturalOrder())
                .map(at -> new Attention(at, settled, acquaintances))
                .orElse(this);
    }

    /// Time since the last turn; a day when there was none.
    public Duration rest(Instant now) {
        return lastSpokeAt == null ? Duration.ofDays(1) : Duration.between(lastSpokeAt, now);
    }
}
