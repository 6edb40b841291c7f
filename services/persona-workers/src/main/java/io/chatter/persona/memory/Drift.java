package io.chatter.persona.memory;

import io.chatter.configuration.Persona;
import io.chatter.persona.Agent;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How far an agent has moved from its card. Only numbers drift, each within fixed bounds and a little at a
/// time; anchors, boundaries and every word of the card stay, so nothing that people say ever becomes part of
/// who a persona is. Immutable.
///
/// @param factors of the knobs that moved; 1 is the card
record Drift(Map<Knob, Double> factors) {

    static final Drift NONE = new Drift(Map.of());

    /// A number of the card that may drift.
    enum Knob {
        /// Its share of the room's lines.
        TALKATIVENESS(0.75, 1.25),
        /// How strongly its topics and events move it.
        KEENNESS(0.8, 1.2);

        private final double least;
        private final double most;

        Knob(double least, double most) {
            this.least = least;
            this.most = most;
        }

        String subject() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Drift {
        factors = Map.copyOf(factors);
    }

    /// The newest checkpoint of each knob.
    static Drift restored(Collection<MemoryRecord> active) {
        Map<Knob, Double> factors = new EnumMap<>(Knob.class);
        for (Knob knob : Knob.values()) {
            active.stream()
                    .filter(memory -> memory.getType() == MemoryType.PERSONA_DRIFT)
                    .filter(memory -> memory.getText().startsWith(knob.subject() + " "))
                    .findFirst()
                    .ifPresent(memory -> factors.put(
                            knob,
                            bounded(
                                    knob,
                                    number(memory.getText()
                                            .substring(knob.subject().length() + 1)))));
        }
        return new Drift(factors);
    }

    double factor(Knob knob) {
        return factors.getOrDefault(knob, 1.0);
    }

    Drift moved(Knob knob, double step) {
        Map<Knob, Double> moved = new EnumMap<>(Knob.class);
        moved.putAll(factors);
        moved.put(knob, bounded(knob, factor(knob) + step));
        return new Drift(moved);
    }

    /// As a checkpoint tells it, for instance `talkativeness 1.05`.
    String checkpoint(Knob knob) {
        return String.format(Locale.ROOT, "%s %.2f", knob.subject(), factor(knob));
    }

    Agent appliedTo(Agent agent) {
        if (factors.isEmpty()) {
            return agent;
        }
        Persona card = agent.persona();
        double keenness = factor(Knob.KEENNESS);
        Map<String, Double> affinities = card.affinities().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, affinity -> Math.pow(affinity.getValue(), keenness)));
        Persona drifted = card.tuned(affinities, card.talkativeness() * factor(Knob.TALKATIVENESS));
        return new Agent(agent.roomId(), agent.name(), drifted, agent.seed());
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static double bounded(Knob knob, double factor) {
        return Math.clamp(factor, knob.least, knob.most);
    }
}
