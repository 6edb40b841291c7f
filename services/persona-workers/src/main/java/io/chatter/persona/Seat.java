package io.chatter.persona;

import io.chatter.configuration.Persona;
import io.chatter.schema.Author;
import io.chatter.schema.PersonaAssignment;
import java.util.List;

/// An agent together with how chat shows it.
///
/// @param agent who sits there
/// @param author author of its lines
public record Seat(Agent agent, Author author) {

    /// The seat that an assignment gives to its persona.
    ///
    /// @throws IllegalArgumentException when room or agent are no slugs
    public static Seat of(PersonaAssignment assignment, Persona persona) {
        Author author = new Author(
                assignment.getAgent(),
                assignment.getDisplayName(),
                assignment.getColor(),
                List.of("bot", "archetype:" + persona.archetype()));
        // Several agents may play one persona, each under a name of its own: by that alone it is spoken to.
        Persona called = persona.called(assignment.getDisplayName());
        return new Seat(new Agent(assignment.getRoomId(), assignment.getAgent(), called, assignment.getSeed()), author);
    }
}
