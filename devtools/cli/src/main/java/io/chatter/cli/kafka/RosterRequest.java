package io.chatter.cli.kafka;

import io.chatter.cli.CliFailure;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.schema.PersonaAssignment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody wants seated in one room, checked against the configuration. Immutable.
public final class RosterRequest {

    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 25;

    private final ChatterConfiguration configuration;
    private final Room room;

    /// @throws CliFailure when there is no such room
    public RosterRequest(ChatterConfiguration configuration, String room) {
        this.configuration = configuration;
        this.room = known(configuration.rooms(), room, "room");
    }

    /// @param agent its name; null for the persona's id
    /// @throws CliFailure when there is no such persona, or the name is none
    public Map<String, PersonaAssignment> one(String persona, @Nullable String agent, Instant now) {
        Persona card = known(configuration.personas(), persona, "persona");
        String name = agent == null ? card.id() : agent;
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new CliFailure("An agent's name must be a slug, not " + name, "Use lower case, digits and hyphens");
        }
        PersonaAssignment assignment = PersonaAssignment.newBuilder(Roster.assignment(room, card, name, now))
                .setDisplayName(name.equals(card.id()) ? card.displayName() : shown(name))
                .build();
        return Map.of(Roster.key(room.id(), name), assignment);
    }

    /// What chat calls an agent that plays a persona under another name: `vera-two` is `vera_two`.
    private static String shown(String agent) {
        String name = agent.replace('-', '_');
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /// @throws CliFailure when the count makes no sense
    public Map<String, PersonaAssignment> derived(int count, Instant now) {
        if (count < 1 || count > MOST) {
            throw new CliFailure(
                    "`roster add` needs a persona, or --generate with 1 to " + MOST,
                    "For instance `./chatter roster add --generate 200`");
        }
        List<Persona> personas = configuration.personas().values().stream()
                .sorted(Comparator.comparing(Persona::id))
                .toList();
        return DerivedAgents.of(room, personas, count, now);
    }

    private static <T> T known(Map<String, T> all, String id, String what) {
        T found = all.get(id);
        if (found == null) {
            throw new CliFailure("There is no " + what + " " + id, "Known are " + String.join(", ", all.keySet()));
        }
        return found;
    }
}
