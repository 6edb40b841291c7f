package io.chatter.gateway;

import io.chatter.schema.Author;
import java.util.List;

/// Somebody in a room, as the others see them.
///
/// @param id unique in the room
/// @param color name colour as #rrggbb
/// @param badges in display order
/// @param standing what they may do
public record Participant(String id, String displayName, String color, List<String> badges, Standing standing) {

    /// @param role in this room
    /// @param mayPost whether lines of theirs are taken, modes and bans apart
    public record Standing(Role role, boolean mayPost) {}

    public Participant {
        badges = List.copyOf(badges);
    }

    public Role role() {
        return standing.role();
    }

    public boolean mayPost() {
        return standing.mayPost();
    }

    Author author() {
        return new Author(id, displayName, color, badges);
    }
}
