package io.chatter.persona.memory;

import io.chatter.persona.Agent;
import io.chatter.schema.MemoryRecord;
import java.util.UUID;
import java.util.regex.Pattern;

/// Whose memories: one agent in one room. Nothing is ever read across scopes.
///
/// @param roomId slug of the room
/// @param agent slug of the agent
public record Scope(String roomId, String agent) {

    private static final Pattern SLUG = Pattern.compile("[^\\s|]+");

    public Scope {
        if (!SLUG.matcher(roomId).matches() || !SLUG.matcher(agent).matches()) {
            throw new IllegalArgumentException("room and agent must be slugs, not " + roomId + " and " + agent);
        }
    }

    public static Scope of(Agent agent) {
        return new Scope(agent.roomId(), agent.name());
    }

    public static Scope of(MemoryRecord record) {
        return new Scope(record.getRoomId(), record.getAgent());
    }

    /// Key of the agent on the roster, which also chooses the partition of its memories.
    public String key() {
        return roomId + "|" + agent;
    }

    /// Record key of one memory.
    public String key(UUID memoryId) {
        return key() + "|" + memoryId;
    }

    /// How a memory server outside knows the scope.
    public String label() {
        return "room:" + roomId + "|agent:" + agent;
    }
}
