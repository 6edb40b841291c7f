package io.chatter.persona;

import java.util.List;
import java.util.UUID;

/// Everything the generator may look at for one line. Pure data: the same turn gives a seeded generator the
/// same line.
///
/// @param turnId id of the message the turn will publish, so that repeating a turn repeats the id
/// @param agent who speaks
/// @param scene what it sees
/// @param decision why it speaks
/// @param memories what it remembers about it, most relevant first
/// @param seed seed of this turn's randomness
public record Turn(UUID turnId, Agent agent, Scene scene, Decision decision, List<Memory> memories, long seed) {

    /// Key under which a generator hands the turn to a local ChatModel: an attribute of the last user
    /// message, `message.attribute(Turn.ATTRIBUTE, Turn.class)`. Remote models never see attributes.
    public static final String ATTRIBUTE = "io.chatter.persona.Turn";

    /// Key under which a local ChatModel says which memories its line uses, a list of their ids, as an
    /// attribute of its answer. What a remote model used cannot be known.
    public static final String USED_MEMORIES = "io.chatter.persona.Turn.usedMemories";

    /// Key under which a local ChatModel says which authored line its own is made from, as an attribute of its answer.
    public static final String TEMPLATE = "io.chatter.persona.Turn.template";

    public Turn {
        memories = List.copyOf(memories);
    }
}
