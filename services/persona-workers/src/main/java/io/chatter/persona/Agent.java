package io.chatter.persona;

import io.chatter.configuration.Persona;
import java.util.regex.Pattern;

/// One persona playing in one room.
///
/// @param roomId slug of the room the agent sits in
/// @param name slug, unique inside the room; the author id of its lines
/// @param persona who it plays
/// @param seed seed of everything random about the agent
public record Agent(String roomId, String name, Persona persona, long seed) {

    private static final Pattern SLUG = Pattern.compile("[^\\s|]+");

    public Agent {
        requireSlug("room", roomId);
        requireSlug("name", name);
    }

    /// Key of the agent on the roster.
    public String key() {
        return roomId + "|" + name;
    }

    private static void requireSlug(String field, String value) {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an agent's " + field + " must be a slug without blanks and |, not '" + value + "'");
        }
    }
}
