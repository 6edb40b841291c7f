package io.chatter.persona.memory;

import io.chatter.persona.Removals;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What several people spoke of, which makes it lore of the room. Confined to the keeper's thread.
final class SharedTalk {

    private static final int PEOPLE = 3;
    private static final int SHORTEST = 5;
    private static final int WORDS = 120;
    private static final Set<String> EVERYDAY = Set.of(
            "about",
            "actually",
            "again",
            "alway",
            "anyone",
            "because",
            "being",
            "could",
            "does",
            "doing",
            "every",
            "everybody",
            "everyone",
            "first",
            "going",
            "gonna",
            "guess",
            "hello",
            "honestly",
            "little",
            "maybe",
            "never",
            "nobody",
            "other",
            "people",
            "please",
            "pretty",
            "probably",
            "right",
            "should",
            "somebody",
            "someone",
            "still",
            "thank",
            "their",
            "there",
            "these",
            "thing",
            "think",
            "though",
            "today",
            "wanna",
            "where",
            "which",
            "while",
            "would");

    /// The newest line of each person, by the word in it.
    private final Map<String, Map<String, UUID>> lines = new HashMap<>();

    void add(String person, ChatMessage line) {
        for (String word : Slots.normalised(line.getText()).split(" ")) {
            boolean telling =
                    word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter) && !EVERYDAY.contains(word);
            if (telling && (lines.containsKey(word) || lines.size() < WORDS)) {
                lines.computeIfAbsent(word, _ -> new HashMap<>()).put(person, line.getMessageId());
            }
        }
    }

    void forget(String person) {
        lines.values().forEach(people -> people.remove(person));
    }

    void withdraw(Removals removals) {
        lines.values().forEach(people -> people.values().removeIf(removals::cover));
    }

    /// The word that most people spoke of, if enough did, with their lines as the reason; then all is forgotten.
    Optional<Candidate> lore() {
        Optional<Candidate> lore = lines.entrySet().stream()
                .filter(word -> word.getValue().size() >= PEOPLE)
                .max(Comparator.<Map.Entry<String, Map<String, UUID>>>comparingInt(
                                word -> word.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(word ->
                        candidate(word.getKey(), List.copyOf(word.getValue().values())));
        lines.clear();
        return lore;
    }

    private static Candidate candidate(String word, List<UUID> reasons) {
        return new Candidate(
                MemoryType.LORE_EVENT,
                "chat would not stop talking about " + word,
                null,
                word,
                Polarity.NEUTRAL,
                0.6,
                0.5,
                reasons);
    }
}
