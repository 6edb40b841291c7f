package io.chatter.persona.house;

import io.chatter.persona.PersonKey;
import io.chatter.persona.Seeds;
import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Origin;
import io.chatter.schema.Polarity;

/// What the author of a line is to the persona that answers. Pure.
enum Bond {
    FRIEND,
    NEUTRAL,
    RIVAL;

    /// Share of the pairs of personas that are friends, and from where on they are rivals.
    private static final double FRIENDS = 0.3;

    private static final double RIVALS = 0.65;

    /// With a person by what the persona remembers of them; between personas given with the pair, the same both ways.
    static Bond with(ChatMessage message, Turn turn) {
        return message.getOrigin() == Origin.HUMAN
                ? remembered(PersonKey.of(message.getAuthor()), turn)
                : given(turn.agent().name(), message.getAuthor().getId());
    }

    private static Bond remembered(String person, Turn turn) {
        return turn.memories().stream()
                .filter(memory -> memory.type() == MemoryType.RELATIONSHIP && person.equals(memory.otherUser()))
                .findFirst()
                .map(memory -> memory.polarity() == Polarity.NEGATIVE ? RIVAL : FRIEND)
                .orElse(NEUTRAL);
    }

    private static Bond given(String one, String other) {
        long low = Math.min(one.hashCode(), other.hashCode());
        long high = Math.max(one.hashCode(), other.hashCode());
        double pair = Seeds.unit(low, high);
        return pair < FRIENDS ? FRIEND : pair < RIVALS ? NEUTRAL : RIVAL;
    }
}
