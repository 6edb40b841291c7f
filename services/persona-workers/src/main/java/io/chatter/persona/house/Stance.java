package io.chatter.persona.house;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// How readily a persona agrees with whom it answers, teases them, or asks back: weights, 0 or more, beside that of
/// any other line.
record Stance(double agrees, double teases, double asks) {

    private static final String EVEN = "even";

    Stance {
        if (!(agrees >= 0 && teases >= 0 && asks >= 0)) {
            throw new IllegalArgumentException("weights of a stance must be 0 or more");
        }
    }

    /// Stances by the word on a persona's card.
    record Book(Map<String, Stance> byName) {
        Book {
            byName = Map.copyOf(byName);
        }

        /// Of a word that is not in the book, an even one.
        Stance of(String name) {
            return byName.getOrDefault(name, Objects.requireNonNull(byName.get(EVEN)));
        }
    }

    /// Reads `house/stances.txt`.
    static Book load() {
        Map<String, Stance> stances = new HashMap<>();
        for (String line : Resources.lines("house/stances.txt")) {
            String[] parts = line.split(" ");
            stances.put(
                    parts[0],
                    new Stance(
                            Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3])));
        }
        return new Book(stances);
    }
}
