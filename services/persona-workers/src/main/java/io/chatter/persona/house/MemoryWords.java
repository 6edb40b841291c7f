package io.chatter.persona.house;

import io.chatter.persona.Memory;
import io.chatter.schema.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A memory as words of a line: told of somebody, told to them, and what it is about.
///
/// @param clause in the third person, for instance `alice hates spiders`
/// @param toThem in the second person, for instance `you hate spiders`; null when it cannot be turned
/// @param thing what they like or hate, for instance `spiders`; null when there is none
record MemoryWords(
        String clause, @Nullable String toThem, @Nullable String thing) {

    private static final Map<String, String> VERBS =
            Map.of("is", "are", "has", "have", "does", "do", "was", "were", "isn't", "aren't", "hasn't", "haven't");
    private static final int LONGEST_THING = 3;

    /// @param name display name of whom the memory is about
    static MemoryWords of(Memory memory, String name) {
        String clause = clause(memory);
        String lower = clause.toLowerCase(Locale.ROOT);
        String subject = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith(subject + "'s ")) {
            return new MemoryWords(clause, "your" + clause.substring(name.length() + 2), null);
        }
        if (!lower.startsWith(subject + " ")) {
            return new MemoryWords(clause, null, null);
        }
        List<String> words = List.of(clause.substring(name.length() + 1).split(" "));
        String verb = words.getFirst();
        String adverb = verb.equals("always") || verb.equals("never") ? verb + " " : "";
        int at = adverb.isEmpty() ? 0 : 1;
        if (at >= words.size()) {
            return new MemoryWords(clause, null, null);
        }
        String rest = String.join(" ", words.subList(at + 1, words.size()));
        String toThem = ("you " + adverb + base(words.get(at)) + " " + rest).strip();
        boolean taste = memory.type() == MemoryType.PREFERENCE
                && !VERBS.containsKey(words.get(at))
                && words.size() - at - 1 <= LONGEST_THING
                && !rest.isBlank();
        return new MemoryWords(clause, toThem, taste ? rest : null);
    }

    static String clause(Memory memory) {
        return memory.text().strip().replaceAll("[.!]+$", "");
    }

    private static String base(String verb) {
        String irregular = VERBS.get(verb);
        if (irregular != null) {
            return irregular;
        }
        if (!verb.endsWith("s") || verb.endsWith("ss") || verb.length() < 3) {
            return verb;
        }
        if (verb.endsWith("ies") && verb.length() > 4) {
            return verb.substring(0, verb.length() - 3) + "y";
        }
        boolean sibilant =
                verb.endsWith("ches") || verb.endsWith("shes") || verb.endsWith("sses") || verb.endsWith("oes");
        return verb.substring(0, verb.length() - (sibilant ? 2 : 1));
    }
}
