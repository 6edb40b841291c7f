package io.chatter.persona.memory;

import io.chatter.schema.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names what a memory is a fact about, so that the same fact in other words meets the one that is known:
/// `preference/alice/spider`. Pure.
final class Slots {

    private static final Set<String> FILLERS = Set.of(
            "a", "an", "the", "my", "your", "his", "her", "their", "our", "some", "any", "this", "that", "these",
            "those", "really", "very", "so", "all", "of", "to", "in", "on", "at", "for");
    /// Subjects that have one answer: another one is a contradiction, not a second fact.
    private static final Set<String> SINGLE =
            Set.of("favourite", "favorite", "home", "job", "name", "bond", "talkativeness", "keenness");

    private Slots() {}

    static String of(MemoryType type, @Nullable String person, String subject) {
        return prefix(type, person) + normalised(subject);
    }

    /// A person's key stays as it is: `bob` and `bobs` are two people.
    static String prefix(MemoryType type, @Nullable String person) {
        return type.name().toLowerCase(Locale.ROOT) + "/" + (person == null ? "-" : escaped(person)) + "/";
    }

    private static String escaped(String person) {
        return person.replace("%", "%25").replace("/", "%2F");
    }

    static String subject(String slot) {
        return slot.substring(slot.lastIndexOf('/') + 1);
    }

    static boolean hasOneAnswer(String slot) {
        return Arrays.stream(subject(slot).split(" ")).anyMatch(SINGLE::contains);
    }

    /// Words of meaning in the singular, lower case, joined by blanks.
    static String normalised(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_-]+")) {
            if (!word.isEmpty() && !FILLERS.contains(word)) {
                words.add(singular(word));
            }
        }
        return words.isEmpty() ? text.toLowerCase(Locale.ROOT).replace('/', ' ').strip() : String.join(" ", words);
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
