package io.chatter.persona.house;

import io.chatter.configuration.Persona;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Dresses realised words in the archetype's habits and the persona's handwriting. One serves the drafts of one line.
final class Dressing {

    private static final double OPENER_CHANCE = 0.22;
    private static final double CLOSER_CHANCE = 0.24;
    private static final double ADDRESS_CHANCE = 0.6;
    private static final double EXCITEMENT_CHANCE = 0.6;

    private final Persona persona;
    private final Grammar grammar;
    private final Moment moment;
    private final Styling styling;

    Dressing(Persona persona, Grammar grammar, Moment moment, Emotes emotes) {
        this.persona = persona;
        this.grammar = grammar;
        this.moment = moment;
        Set<String> untouched = new HashSet<>(emotes.names());
        untouched.addAll(persona.emotes());
        this.styling = new Styling(untouched);
    }

    /// @param realiser that made the words, so that habits speak of the same things
    String dress(String words, Realiser realiser, Random random) {
        String line = styling.isEmotesOnly(words) ? words : withHabits(words, realiser, random);
        boolean excited = (moment.intent() == Intent.FAIL || moment.intent() == Intent.CLUTCH)
                && random.nextDouble() < EXCITEMENT_CHANCE;
        String styled = styling.apply(line, persona.voice(), excited);
        String addressee = moment.addressee();
        boolean address = addressee != null && !styled.contains(addressee) && random.nextDouble() < ADDRESS_CHANCE;
        return address ? "@" + addressee + " " + styled : styled;
    }

    private String withHabits(String words, Realiser realiser, Random random) {
        String line = words;
        if (random.nextDouble() < OPENER_CHANCE) {
            line = Habits.open(habit("opener", realiser, random), line);
        }
        if (random.nextDouble() < CLOSER_CHANCE && !styling.endsInEmote(line)) {
            line = Habits.close(line, habit("closer", realiser, random), persona.voice());
        }
        return line;
    }

    private String habit(String rule, Realiser realiser, Random random) {
        List<Template> habits = grammar.rules().getOrDefault(rule, List.of());
        String words = habits.isEmpty() ? null : realiser.realise(habits.get(random.nextInt(habits.size())));
        return words == null ? "" : words;
    }
}
