package io.chatter.cli.kafka;

import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.schema.PersonaAssignment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Agents that play the authored personas once more under other names, for load: each with a seed, and so with moods
/// and timing, of its own. The same room and number give the same agents.
public final class DerivedAgents {

    /// Light enough to be read on a dark ground.
    private static final List<String> PALETTE = List.of(
            "#f28b82", "#f6b26b", "#ffd966", "#b6d7a8", "#76d7c4", "#7fb3d5", "#a3b8f5", "#c39bd3", "#f5a3c7",
            "#d5b895");

    private DerivedAgents() {}

    /// `count` assignments by record key, the personas in turn.
    ///
    /// @param personas to play, at least one
    /// @param count how many, above 0
    public static Map<String, PersonaAssignment> of(Room room, List<Persona> personas, int count, Instant now) {
        if (personas.isEmpty() || count < 1) {
            throw new IllegalArgumentException("deriving needs personas and a count above 0, not " + count);
        }
        Map<String, PersonaAssignment> derived = new TreeMap<>();
        for (int number = 1; number <= count; number++) {
            Persona persona = personas.get((number - 1) % personas.size());
            String agent = String.format(Locale.ROOT, "%s-x%03d", persona.id(), number);
            PersonaAssignment assignment = PersonaAssignment.newBuilder(Roster.assignment(room, persona, agent, now))
                    .setDisplayName(persona.displayName() + number)
                    .setColor(PALETTE.get(number % PALETTE.size()))
                    .build();
            derived.put(Roster.key(room.id(), agent), assignment);
        }
        return derived;
    }

    /// Whether the agent was derived by this class.
    public static boolean isDerived(String agent) {
        return agent.matches(".+-x\\d{3,}");
    }
}
