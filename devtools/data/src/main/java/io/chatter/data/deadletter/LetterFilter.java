package io.chatter.data.deadletter;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which dead letters are meant.
///
/// @param ids exactly these; empty means all
/// @param topic of the records that failed, without its suffix
/// @param cause part of what they failed with, in any case
public record LetterFilter(Set<LetterId> ids, Optional<String> topic, Optional<String> cause) {

    public static final LetterFilter ALL = new LetterFilter(Set.of(), Optional.empty(), Optional.empty());

    public LetterFilter {
        ids = Set.copyOf(ids);
    }

    boolean matches(DeadLetter letter) {
        return (ids.isEmpty() || ids.contains(letter.id()))
                && topic.map(letter.origin()::equals).orElse(true)
                && cause.map(part -> letter.kind().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                        .orElse(true);
    }
}
