package io.chatter.safety.match;

import io.chatter.safety.text.TextView;
import java.util.Arrays;
import java.util.List;

/// Finds terms in a view in one pass, through stretched letters and letters written as digits and signs.
/// Immutable and thread-safe.
///
/// Two steps. An automaton over runs of one class ([Spelling]) proposes places; it sees `fuck`, `fuuuck` and `f0o`
/// alike. A proposal is then read letter by letter against the term: every letter of the term must be spelled, in
/// order, and a letter may be spelled more often than the term has it, never less (so `bob` is not `boob`).
public final class TermMatcher {
    /// A proposal much longer than its term is no disguise that anybody could read.
    private static final int LONGEST_STRETCH = 8;
    private static final int SHORT_TERM = 3;

    private final List<Pattern> patterns;
    private final int[] runCounts;
    private final Automaton automaton;

    public TermMatcher(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
        List<int[]> words =
                patterns.stream().map(pattern -> runsOf(pattern.letters())).toList();
        this.runCounts = words.stream().mapToInt(word -> word.length).toArray();
        this.automaton = new Automaton(words);
    }

    /// Gives every place of `view` where a pattern stands to `sink`, in the order in which they end.
    public void match(TextView view, Work work, HitSink sink) {
        int length = view.length();
        work.spend(length);
        int[] runStarts = new int[length + 1];
        int run = -1;
        int state = Automaton.ROOT;
        int[] proposed = {};
        int previous = Spelling.CODES;
        for (int i = 0; i < length; i++) {
            int code = Spelling.code(view.at(i));
            if (code != previous) {
                if (proposed.length > 0) {
                    verify(proposed, new Place(view, runStarts, run, i - 1), work, sink);
                }
                runStarts[++run] = i;
                state = automaton.step(state, code);
                proposed = automaton.wordsEndingIn(state);
                previous = code;
            }
        }
        verify(proposed, new Place(view, runStarts, run, length - 1), work, sink);
    }

    private record Place(TextView view, int[] runStarts, int run, int last) {}

    private void verify(int[] proposed, Place place, Work work, HitSink sink) {
        for (int index : proposed) {
            Pattern pattern = patterns.get(index);
            int firstRun = place.run - runCounts[index] + 1;
            int first = place.runStarts[firstRun];
            int characters = place.last - first + 1;
            int letters = pattern.letters().length();
            work.spend(1);
            if (characters < letters || characters > letters * LONGEST_STRETCH) {
                continue;
            }
            int lastOfFirstRun = runCounts[index] == 1 ? place.last : place.runStarts[firstRun + 1] - 1;
            for (int from = first; from <= lastOfFirstRun; from++) {
                work.spend((long) (place.last - from + 1) * letters / Byte.SIZE + 1);
                int to = read(pattern, place.view, from, place.last);
                if (to >= from && hasEnoughLetters(pattern, place.view, from, to)) {
                    sink.hit(index, from, to);
                    break;
                }
            }
        }
    }

    /// Last index of the longest reading of `pattern` that starts at `from`, or -1. Bit j of `reached` says that the
    /// first j + 1 letters have been spelled, the last of them by the character just read.
    private static int read(Pattern pattern, TextView view, int from, int last) {
        if (!pattern.openStart() && !startsWord(view, from)) {
            return -1;
        }
        String letters = pattern.letters();
        long complete = 1L << (letters.length() - 1);
        long reached = 0;
        int to = -1;
        for (int i = from; i <= last; i++) {
            long candidates = i == from ? 1 : (reached << 1) | reached;
            reached = candidates & spelledBy(view.at(i), letters);
            if (reached == 0) {
                break;
            }
            if ((reached & complete) != 0 && (pattern.openEnd() || endsWord(view, i))) {
                to = i;
            }
        }
        return to;
    }

    private static long spelledBy(char folded, String letters) {
        long mask = 0;
        for (int j = 0; j < letters.length(); j++) {
            if (Spelling.spells(folded, letters.charAt(j))) {
                mask |= 1L << j;
            }
        }
        return mask;
    }

    /// Digits alone spell nothing: `455` is a number, unless the term itself has digits.
    private static boolean hasEnoughLetters(Pattern pattern, TextView view, int from, int to) {
        if (pattern.letters().chars().anyMatch(Character::isDigit)) {
            return true;
        }
        int letters = 0;
        int digits = 0;
        for (int i = from; i <= to; i++) {
            letters += view.isLetter(i) ? 1 : 0;
            digits += view.isDigit(i) ? 1 : 0;
        }
        boolean isShort = pattern.letters().length() <= SHORT_TERM;
        return letters >= (isShort && digits > 0 ? 2 : 1);
    }

    private static boolean startsWord(TextView view, int index) {
        int before = index - 1;
        while (before >= 0 && view.isDigit(before)) {
            before--;
        }
        return before < 0 || !view.isLetter(before) || followsArticle(view, index);
    }

    /// In "a n a m e" the first letter is a word, which closing the gaps has drawn to the rest.
    private static boolean followsArticle(TextView view, int index) {
        int before = index - 1;
        boolean isWord = view.at(before) == 'a' || view.at(before) == 'i';
        return isWord && view.isJoined(index) && !view.isJoined(before) && (before == 0 || !view.isLetter(before - 1));
    }

    /// Digits may follow a word (`name69`), but not such that read as a vowel go on with it (`hell0`).
    private static boolean endsWord(TextView view, int index) {
        int after = index + 1;
        if (after < view.length() && (view.at(after) == '0' || view.at(after) == '3')) {
            return false;
        }
        while (after < view.length() && view.isDigit(after)) {
            after++;
        }
        return after >= view.length() || !view.isLetter(after);
    }

    private static int[] runsOf(String letters) {
        int[] runs = new int[letters.length()];
        int count = 0;
        for (int i = 0; i < letters.length(); i++) {
            int code = Spelling.code(letters.charAt(i));
            if (count == 0 || runs[count - 1] != code) {
                runs[count++] = code;
            }
        }
        return Arrays.copyOf(runs, count);
    }
}
