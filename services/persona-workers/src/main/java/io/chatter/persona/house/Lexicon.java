package io.chatter.persona.house;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The few hundred English words that tell noun phrases apart from the rest, from `house/lexicon/`. A word
/// that no list holds counts as a noun, which is right most times for what streamers talk about.
final class Lexicon {

    private static final Set<String> DETERMINERS = Set.of(
            "the", "a", "an", "my", "our", "your", "his", "her", "their", "this", "that", "these", "those", "another",
            "every", "some", "any", "no", "each");

    private final Set<String> stopWords;
    private final Set<String> adjectives;
    private final Set<String> weakNouns;
    private final Set<String> nounsLikeVerbs;
    private final Map<String, String> verbForms = new HashMap<>();
    private final Set<String> intransitives = new HashSet<>();

    private Lexicon() {
        stopWords = Set.copyOf(words("stop-words.txt"));
        adjectives = Set.copyOf(words("adjectives.txt"));
        weakNouns = Set.copyOf(words("weak-nouns.txt"));
        nounsLikeVerbs = Set.copyOf(words("nouns-like-verbs.txt"));
        for (String entry : Resources.lines("house/lexicon/verbs.txt")) {
            addVerb(entry.split(" "));
        }
    }

    static Lexicon load() {
        return new Lexicon();
    }

    /// An entry is a base form, then irregular forms; a leading `+` marks a verb that needs no object.
    private void addVerb(String[] forms) {
        boolean intransitive = forms[0].startsWith("+");
        String base = intransitive ? forms[0].substring(1) : forms[0];
        if (intransitive) {
            intransitives.add(base);
        }
        verbForms.put(base, base);
        verbForms.put(Morphology.thirdPerson(base), base);
        verbForms.put(Morphology.gerund(base), base);
        verbForms.put(Morphology.past(base), base);
        for (int i = 1; i < forms.length; i++) {
            verbForms.put(forms[i], base);
        }
    }

    boolean isDeterminer(String word) {
        return DETERMINERS.contains(word);
    }

    boolean isStopWord(String word) {
        return stopWords.contains(word) || DETERMINERS.contains(word) || word.endsWith("ly");
    }

    boolean isWeakNoun(String word) {
        return weakNouns.contains(word);
    }

    boolean isAdjective(String word) {
        return adjectives.contains(word)
                || word.endsWith("ful")
                || word.endsWith("ous")
                || (word.endsWith("able") && word.length() > 6)
                || word.endsWith("less");
    }

    /// Base form of a known verb's form, or the form itself when its ending makes it a verb's; null when it
    /// is none.
    @Nullable
    String verb(String form) {
        String base = verbForms.get(form);
        return base == null && hasVerbEnding(form) && !nounsLikeVerbs.contains(form) ? form : base;
    }

    private static boolean hasVerbEnding(String word) {
        return word.length() > 4 && (word.endsWith("ing") || word.endsWith("ed") || word.endsWith("n't"));
    }

    /// Whether the verb reads well without an object: "who taught you to swim".
    boolean isIntransitive(String base) {
        return intransitives.contains(base);
    }

    private static List<String> words(String file) {
        return Resources.lines("house/lexicon/" + file).stream()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .toList();
    }
}
