package io.chatter.cli.kafka;

import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.schema.PersonaAssignment;
import java.awt.Color;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Agents that play the authored personas once more under other names, for load: each with a seed, and so with moods
/// and timing, of its own. The same room and number give the same agents.
public final class DerivedAgents {

    private static final int HUES = 360;
    private static final int STEP = 137;

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
                    .setColor(color(number))
                    .build();
            derived.put(Roster.key(room.id(), agent), assignment);
        }
        return derived;
    }

    /// Whether the agent was derived by this class.
    public static boolean isDerived(String agent) {
        return agent.matches(".+-x\\d{3,}");
    }

    /// Hues that follow each other far apart, all light enough to be read on a dark ground.
    private static String color(int number) {
        Color color = Color.getHSBColor((float) (number * STEP % HUES) / HUES, 0.5f, 0.95f);
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }
}
