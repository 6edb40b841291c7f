package io.chatter.persona.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The emotes that the chat page draws, and which of them fit what happened.
///
/// @param names as they are typed
/// @param moods those that fit an intent, by its rule
record Emotes(Set<String> names, Map<String, List<String>> moods) {
    Emotes {
        names = Set.copyOf(names);
        moods = Map.copyOf(moods);
    }

    /// Reads `house/emotes.txt` and `house/moods.txt`.
    static Emotes load() {
        Map<String, List<String>> moods = new HashMap<>();
        for (String line : Resources.lines("house/moods.txt")) {
            List<String> words = List.of(line.split(" "));
            moods.put(words.getFirst(), words.subList(1, words.size()));
        }
        return new Emotes(Set.copyOf(Resources.lines("house/emotes.txt")), moods);
    }

    /// Empty where nothing has happened that calls for one.
    List<String> fitting(Intent mood) {
        return moods.getOrDefault(mood.rule(), List.of());
    }
}
