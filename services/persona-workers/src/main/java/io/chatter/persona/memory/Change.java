package io.chatter.persona.memory;

import io.chatter.schema.MemoryRecord;

/// What a candidate comes to.
sealed interface Change {

    /// Nothing is stored: the very words are known, or the line was read before.
    record Known() implements Change {}

    /// What is known, surer than before.
    record Reinforced(MemoryRecord memory) implements Change {}

    /// The opposite of what was known; the old memory stays as history.
    record Superseded(MemoryRecord memory) implements Change {}

    record Added(MemoryRecord memory) implements Change {}
}
