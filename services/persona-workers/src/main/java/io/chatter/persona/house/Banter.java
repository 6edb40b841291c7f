package io.chatter.persona.house;

import io.chatter.persona.Turn;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.util.Random;

/// Whether a persona agrees with whom it answers, teases them or asks back: by its stance and by what they are to each
/// other. Pure.
final class Banter {

    private static final double ANYTHING_ELSE = 4;
    private static final double FRIEND_AGREES = 1.6;
    private static final double RIVAL_AGREES = 0.4;
    private static final double RIVAL_TEASES = 1.8;
    /// People are guests: strangers are teased less, and who has been unfriendly is not provoked.
    private static final double STRANGER_IS_TEASED = 0.4;

    private final Stance.Book stances;

    Banter(Stance.Book stances) {
        this.stances = stances;
    }

    /// @param otherwise what the line does when it is none of the three
    Intent intent(Turn turn, ChatMessage message, Intent otherwise, Random random) {
        Stance stance = stances.of(turn.agent().persona().voice().stance());
        Bond bond = Bond.with(message, turn);
        double agrees = stance.agrees() * agreeableness(bond);
        double teases = stance.teases() * (message.getOrigin() == Origin.HUMAN ? cheek(bond) : mischief(bond));
        double at = random.nextDouble() * (ANYTHING_ELSE + agrees + teases + stance.asks());
        if (at < agrees) {
            return Intent.AGREE;
        }
        if (at < agrees + teases) {
            return Intent.TEASE;
        }
        return at < agrees + teases + stance.asks() ? Intent.ASK : otherwise;
    }

    private static double agreeableness(Bond bond) {
        return switch (bond) {
            case FRIEND -> FRIEND_AGREES;
            case NEUTRAL -> 1;
            case RIVAL -> RIVAL_AGREES;
        };
    }

    /// Towards another persona.
    private static double mischief(Bond bond) {
        return switch (bond) {
            case FRIEND, NEUTRAL -> 1;
            case RIVAL -> RIVAL_TEASES;
        };
    }

    /// Towards a person.
    private static double cheek(Bond bond) {
        return switch (bond) {
            case FRIEND -> 1;
            case NEUTRAL -> STRANGER_IS_TEASED;
            case RIVAL -> 0;
        };
    }
}
