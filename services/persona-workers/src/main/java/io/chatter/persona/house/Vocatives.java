package io.chatter.persona.house;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows by which names those in a room are called, and takes them from the ends of what is said to them:
/// `i cannot stand spiders vera` is about spiders. Immutable.
final class Vocatives {

    /// Nobody is known by name.
    static final Vocatives NONE = new Vocatives(Set.of());

    private static final int MOST_WORDS = 4;
    private static final int SHORTEST = 3;

    /// Behind these a name is what is spoken of: `my cat is called vera`, `i work as a chef`.
    private static final Set<String> INTRODUCE =
            Set.of("a", "an", "the", "my", "is", "am", "i'm", "called", "named", "call", "me", "as");

    private static final Pattern END = Pattern.compile("[?!.,\\s]*$");

    private final Set<String> calls = new HashSet<>();

    /// @param names slugs and display names; `vera-deadpan` is called `veradeadpan`, `vera` and `deadpan` too
    Vocatives(Collection<String> names) {
        for (String name : names) {
            calls.add(bare(name));
            List<String> parts = List.of(name.replaceAll("^[-_]+|[-_]+$", "").split("[-_]+"));
            calls.add(bare(parts.getFirst()));
            calls.add(bare(parts.getLast()));
        }
        calls.removeIf(call -> call.length() < SHORTEST);
    }

    /// The clause without a name that it opens or ends with; its marks stay.
    String strippedFrom(String clause) {
        Matcher end = END.matcher(clause);
        String marks = end.find() ? end.group() : "";
        List<String> words =
                List.of(clause.substring(0, clause.length() - marks.length()).split(" "));
        List<String> rest = words.subList(leading(words), words.size());
        return String.join(" ", rest.subList(0, rest.size() - trailing(rest))) + marks;
    }

    private int trailing(List<String> words) {
        int count = leading(words.reversed());
        int before = words.size() - count - 1;
        return before >= 0 && INTRODUCE.contains(words.get(before)) ? 0 : count;
    }

    /// How many of the first words are one name; of reversed words, too.
    private int leading(List<String> words) {
        for (int count = Math.min(MOST_WORDS, words.size()); count > 0; count--) {
            List<String> first = words.subList(0, count);
            if (calls.contains(bare(String.join("", first)))
                    || calls.contains(bare(String.join("", first.reversed())))) {
                return count;
            }
        }
        return 0;
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
