package io.chatter.benchmark.quality;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often answers use what is remembered of whom they answer, and how often what they claim is not, or no longer,
/// true. Knows what people said, and nothing of how it is remembered.
final class MemoryUse {

    private static final Pattern TOLD = Pattern.compile("\\bi (love|hate) (\\p{L}+)");
    private static final Pattern LIKES = Pattern.compile("\\b(love|loves|like|likes|adore|adores|enjoy|enjoys)\\b");
    private static final Pattern DISLIKES =
            Pattern.compile("\\b(hate|hates|dislike|dislikes|can't stand|cannot stand)\\b");

    private final Map<String, Map<String, Boolean>> truth = new HashMap<>();
    private int able;
    private int used;
    private int contradicted;

    /// A person says something; what it says of itself is true from now on.
    void told(String person, String text) {
        Matcher told = TOLD.matcher(text.toLowerCase(Locale.ROOT));
        while (told.find()) {
            truth.computeIfAbsent(person, _ -> new HashMap<>())
                    .put(stem(told.group(2)), told.group(1).equals("love"));
        }
    }

    /// A persona answers that person.
    ///
    /// @param able whether it had anything in mind about the person
    /// @param uses whether its line says it
    void answered(String person, String line, boolean able, boolean uses) {
        this.able += able ? 1 : 0;
        if (uses) {
            used++;
            contradicted += contradicts(person, line.toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
    }

    private boolean contradicts(String person, String line) {
        boolean likes = LIKES.matcher(line).find();
        boolean dislikes = DISLIKES.matcher(line).find();
        if (likes == dislikes) {
            return false;
        }
        return truth.getOrDefault(person, Map.of()).entrySet().stream()
                .anyMatch(fact -> line.contains(fact.getKey()) && fact.getValue() != likes);
    }

    private static String stem(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    int used() {
        return used;
    }

    /// Share of the answers by somebody who remembered something that said it.
    double rate() {
        return able == 0 ? 0 : (double) used / able;
    }

    /// Share of the answers that used a memory that claimed the opposite of what the person had said last.
    double contradictions() {
        return used == 0 ? 0 : (double) contradicted / used;
    }
}
