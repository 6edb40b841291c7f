package io.chatter.persona.memory;

import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that may be worth remembering, as extraction found it.
///
/// @param text the memory in one sentence of at most [#LONGEST] characters
/// @param person key of whom it is about; null when about none
/// @param subject what it is a fact about, for instance `spiders`
/// @param confidence 0 to 1
/// @param importance 0 to 1
/// @param sources lines of chat it was drawn from
public record Candidate(
        MemoryType type,
        String text,
        @Nullable String person,
        String subject,
        Polarity polarity,
        double confidence,
        double importance,
        List<UUID> sources) {

    /// UTF-16 characters a memory holds at most.
    public static final int LONGEST = 160;

    public Candidate {
        sources = List.copyOf(sources);
        if (text.isBlank() || text.length() > LONGEST || subject.isBlank()) {
            throw new IllegalArgumentException("a memory needs a subject and 1 to " + LONGEST + " characters");
        }
        if (!(confidence >= 0 && confidence <= 1 && importance >= 0 && importance <= 1)) {
            throw new IllegalArgumentException("confidence and importance go from 0 to 1");
        }
    }
}
