package io.chatter.gateway;

import io.chatter.schema.Author;
import java.util.List;

/// Somebody in a room, as the others see them.
///
/// @param id unique in the room
/// @param color name colour as #rrggbb
/// @param badges in display order
/// @param mayPost whether lines of theirs are taken
public record Participant(String id, String displayName, String color, List<String> badges, boolean mayPost) {

    public Participant {
        badges = List.copyOf(badges);
    }

    Author author() {
        return new Author(id, displayName, color, badges);
    }
}
