package io.chatter.persona.memory;

import io.chatter.schema.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

    /// Plurals in -es: foxes, witches, glasses, tomatoes; not houses, nor shoes.
    private static final Pattern SIBILANT_PLURAL = Pattern.compile(".+(?:ss|x|ch|sh)es|.{3,}oes");

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

    /// Whether two slots are one, whatever forms their words were kept in.
    static boolean same(String one, String other) {
        return one.equals(other)
                || kind(one).equals(kind(other)) && normalised(subject(one)).equals(normalised(subject(other)));
    }

    private static String kind(String slot) {
        return slot.substring(0, slot.lastIndexOf('/') + 1);
    }

    static boolean hasOneAnswer(String slot) {
        return Arrays.stream(subject(slot).split(" ")).anyMatch(SINGLE::contains);
    }

    /// Stems of the words of meaning, lower case, joined by blanks. Applied again it changes nothing.
    static String normalised(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_-]+")) {
            if (!word.isEmpty() && !FILLERS.contains(word)) {
                words.add(stem(word));
            }
        }
        return words.isEmpty() ? text.toLowerCase(Locale.ROOT).replace('/', ' ').strip() : String.join(" ", words);
    }

    /// One form for the singular and the plural, and for both spellings, of a word; not always a word itself.
    private static String stem(String word) {
        String one = singular(word);
        if (one.length() > 4 && one.endsWith("ie")) {
            return one.substring(0, one.length() - 2) + "y";
        }
        if (one.length() > 4 && (one.endsWith("ve") || one.endsWith("fe"))) {
            return one.substring(0, one.length() - 2) + "f";
        }
        if (one.length() > 4 && one.endsWith("our")) {
            return one.substring(0, one.length() - 3) + "or";
        }
        return one.equals("favorite") ? "favourite" : one;
    }

    private static String singular(String word) {
        if (SIBILANT_PLURAL.matcher(word).matches()) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
