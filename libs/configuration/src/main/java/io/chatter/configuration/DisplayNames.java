package io.chatter.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Checks that no two personas are called the same: people could not tell whom they speak to. Case does not count.
final class DisplayNames {

    private DisplayNames() {}

    static void check(List<Loaded<Persona>> cards, List<ConfigProblem> problems) {
        Map<String, Loaded<Persona>> taken = new HashMap<>();
        for (Loaded<Persona> card : cards) {
            String name = card.value().displayName();
            Loaded<Persona> other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), card);
            if (other != null) {
                problems.add(card.document()
                        .problem(
                                "/display_name",
                                "is '" + name + "', but " + other.document().file() + " is called '"
                                        + other.value().displayName() + "' already",
                                "Give one of the two another name"));
            }
        }
    }
}
