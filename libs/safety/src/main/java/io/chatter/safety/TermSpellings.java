package io.chatter.safety;

import io.chatter.safety.match.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The patterns that a term is looked for by, beside itself: plural, masked letters, letters by sound, split in two.
final class TermSpellings {
    private static final String VOWELS = "aeiou";
    private static final String MASK = "*";
    private static final int SHORTEST_MASKED = 4;
    private static final int SHORTEST_MASKED_AT_EDGE = 5;
    private static final int LONGEST_MASKED_WHOLE = 6;

    private final Set<String> fragments;

    /// @param fragments short words; a term is not split into two of them
    TermSpellings(Set<String> fragments) {
        this.fragments = fragments;
    }

    List<Pattern> of(Term term) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(term.letters());
        if (term.isPhrase()) {
            spellings.add(term.letters().replace(" ", ""));
        }
        if (term.category().isLevelled()) {
            addMasked(term.letters(), spellings);
        }
        if (!term.isPhrase()) {
            addBySound(term.letters(), spellings);
            addSplit(term.letters(), spellings);
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String spelling : spellings) {
            patterns.add(new Pattern(spelling, term.openStart(), term.openEnd()));
            if (!term.openEnd()) {
                patterns.add(new Pattern(spelling + (spelling.endsWith("s") ? "es" : "s"), term.openStart(), false));
            }
        }
        return patterns;
    }

    /// `f*ck`, `n*gg*r`, `s**t`.
    private static void addMasked(String word, Set<String> spellings) {
        if (word.length() < SHORTEST_MASKED) {
            return;
        }
        StringBuilder all = new StringBuilder(word);
        int edge = word.length() >= SHORTEST_MASKED_AT_EDGE ? 0 : 1;
        for (int i = edge; i < word.length() - edge; i++) {
            if (VOWELS.indexOf(word.charAt(i)) >= 0) {
                spellings.add(word.substring(0, i) + MASK + word.substring(i + 1));
                all.setCharAt(i, MASK.charAt(0));
            }
        }
        spellings.add(all.toString());
        if (word.length() <= LONGEST_MASKED_WHOLE) {
            spellings.add(word.charAt(0) + MASK.repeat(word.length() - 2) + word.charAt(word.length() - 1));
        }
    }

    private static void addBySound(String word, Set<String> spellings) {
        if (word.length() >= SHORTEST_MASKED) {
            spellings.add(word.replace("f", "ph"));
            spellings.add(word.replace("w", "vv"));
        }
    }

    /// `fu ck`, where not both halves are words.
    private void addSplit(String word, Set<String> spellings) {
        if (word.length() < SHORTEST_MASKED) {
            return;
        }
        for (int i = 1; i < word.length(); i++) {
            String first = word.substring(0, i);
            String second = word.substring(i);
            if (!fragments.contains(first) && !fragments.contains(second)) {
                spellings.add(first + " " + second);
            }
        }
    }
}
