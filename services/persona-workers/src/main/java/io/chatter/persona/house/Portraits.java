package io.chatter.persona.house;

import io.chatter.configuration.Persona;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What personas answer when somebody asks about themselves: out of the card, and by archetype out of
/// `house/portraits.txt`. The same persona always answers the same. Immutable.
final class Portraits {

    private static final Pattern BETWEEN_ANSWERS = Pattern.compile(" \\| ");

    private final Map<String, Map<String, List<String>>> byArchetype;

    private Portraits(Map<String, Map<String, List<String>>> byArchetype) {
        this.byArchetype = Map.copyOf(byArchetype);
    }

    /// @throws IllegalArgumentException naming a line that is no matter and its answers
    static Portraits load() {
        Map<String, Map<String, List<String>>> all = new HashMap<>();
        Map<String, List<String>> portrait = new HashMap<>();
        for (String line : Resources.lines("house/portraits.txt")) {
            int colon = line.indexOf(": ");
            if (line.startsWith("= ")) {
                portrait = all.computeIfAbsent(line.substring(2), archetype -> new HashMap<>());
            } else if (colon > 0) {
                portrait.put(line.substring(0, colon), List.of(BETWEEN_ANSWERS.split(line.substring(colon + 2))));
            } else {
                throw new IllegalArgumentException("house/portraits.txt: no matter and answers: " + line);
            }
        }
        return new Portraits(all);
    }

    /// The moment of a question, as one of its kind where it is for the persona's taste or for who it is.
    Moment answering(Moment asked, Persona persona) {
        Inquiry inquiry = asked.intent() == Intent.CHOICE ? null : Inquiry.in(Words.of(asked.trigger()));
        if (inquiry == null) {
            return asked;
        }
        List<String> answers = answers(inquiry, persona);
        return answers.isEmpty()
                ? asked.as(Intent.DODGE)
                : asked.as(inquiry.answeredBy()).with(Map.of(Slot.ASKED, answers));
    }

    /// What the persona likes best of it, if it knows.
    List<String> taste(Matter matter, Persona persona) {
        return answers(matter, persona);
    }

    /// What the question asks for; empty when the persona does not know.
    private List<String> answers(Inquiry inquiry, Persona persona) {
        return switch (inquiry) {
            case Inquiry.Into into -> answers(into.matter(), persona);
            case Inquiry.IntoAnything _ -> persona.topics().stream().limit(1).toList();
            case Inquiry.Beyond _ -> List.of();
        };
    }

    private List<String> answers(Matter matter, Persona persona) {
        return switch (matter) {
            case COLOUR -> List.of(ColourName.of(persona.color()));
            case NAME -> List.of(persona.displayName());
            case EMOTE -> persona.emotes().stream().limit(1).toList();
            case PIZZA, FOOD, DRINK, GAME, MUSIC, FILM, ANIMAL, AGE, HOME, JOB -> authored(matter, persona);
        };
    }

    private List<String> authored(Matter matter, Persona persona) {
        List<String> answers =
                byArchetype.getOrDefault(persona.archetype(), Map.of()).getOrDefault(matter.key(), List.of());
        return answers.isEmpty()
                ? List.of()
                : List.of(answers.get(Math.floorMod(persona.id().hashCode(), answers.size())));
    }

    Map<String, Map<String, List<String>>> all() {
        return byArchetype;
    }
}
