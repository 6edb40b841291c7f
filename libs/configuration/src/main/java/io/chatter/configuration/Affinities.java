package io.chatter.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells events from words among the affinities of a card. Any word may be one; what is all but the name of an event is
/// a typing error.
public final class Affinities {

    /// Events by which a card may be moved, as cards write them.
    public static final Set<String> EVENTS = Set.of(
            "fail",
            "clutch",
            "hype",
            "big_laugh",
            "silence",
            "scene_change",
            "chat_question",
            "transcript_gap",
            "unknown");

    /// Shorter words are too often one letter from another.
    private static final int TELLING = 5;

    private Affinities() {}

    static void check(List<Loaded<Persona>> cards, List<ConfigProblem> problems) {
        for (Loaded<Persona> card : cards) {
            for (String name : new TreeSet<>(card.value().affinities().keySet())) {
                boolean mistyped = !isEvent(name)
                        && (name.contains("_")
                                || (name.length() >= TELLING && event(name).isPresent()));
                if (mistyped) {
                    problems.add(card.document()
                            .problem(
                                    "/affinities/" + name,
                                    "'" + name + "' is no event",
                                    event(name)
                                                    .map(event -> "Did you mean '" + event + "'? ")
                                                    .orElse("")
                                            + "Events are " + known() + "; a word that people say goes without _, or"
                                            + " under topics"));
                }
            }
        }
    }

    /// The event that was probably meant by what is taken for a word that people say.
    static Optional<String> meant(String name) {
        return isEvent(name) ? Optional.empty() : event(name);
    }

    static String known() {
        return String.join(", ", new TreeSet<>(EVENTS));
    }

    private static boolean isEvent(String name) {
        return EVENTS.contains(folded(name));
    }

    /// The event that is spelt all but so.
    private static Optional<String> event(String name) {
        return Suggestion.within(name.length() > TELLING ? 2 : 1, folded(name), EVENTS);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
