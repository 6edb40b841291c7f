package io.chatter.persona;

import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something the agent remembers, recalled for one turn. Recalled text is never fed back into extraction.
///
/// @param id id of the stored memory
/// @param type what kind of memory
/// @param text the memory in one sentence
/// @param otherUser author id it is about; null when about none
/// @param polarity whether the fact is affirmed; of a bond, whether it is a good one
/// @param importance 0 to 1
/// @param updatedAt when it was last reinforced or changed
public record Memory(
        UUID id,
        MemoryType type,
        String text,
        @Nullable String otherUser,
        Polarity polarity,
        double importance,
        Instant updatedAt) {
    public Memory {
        if (!(importance >= 0 && importance <= 1)) {
            throw new IllegalArgumentException("importance goes from 0 to 1, not " + importance);
        }
    }
}
