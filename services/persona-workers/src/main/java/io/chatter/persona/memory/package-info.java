/// What agents remember: how it is drawn from chat, kept apart, weighed against what is known, recalled and
/// forgotten. Knows neither Kafka nor any vendor: [io.chatter.persona.memory.Archive] is where memories are
/// kept for good. Start reading at [io.chatter.persona.memory.MemoryKeeper].
@NullMarked
package io.chatter.persona.memory;

import org.jspecify.annotations.NullMarked;
