package io.chatter.persona;

import io.chatter.configuration.Persona;

/// One persona playing in one room.
///
/// @param roomId room the agent sits in
/// @param name slug, unique inside the room; the author id of its lines
/// @param persona who it plays
/// @param seed seed of everything random about the agent
public record Agent(String roomId, String name, Persona persona, long seed) {
    public Agent {
        requireText("roomId", roomId);
        requireText("name", name);
    }

    private static void requireText(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an agent needs a " + field);
        }
    }
}
