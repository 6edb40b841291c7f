package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Lines that nobody wrote, out of those that somebody did: all that a trigram model of one rule's lines generates when
/// it may leave a line for another only where both end a sentence with the same two words. Pure.
///
/// Without that condition it generates ten times as many, of which most run two thoughts into each other (ADR 70).
final class Crossings {

    private static final int CONTEXT = 2;
    private static final int LEAST_REST = 2;
    /// Words in a row that a line has only once.
    private static final int REPEATED = 4;

    /// Words, with the slots and choices in them.
    private static final Pattern WORD = Pattern.compile("(?:\\{[^{}]*}|[^\\s{}])+");

    private static final Pattern SENTENCE_END = Pattern.compile(".*([.!?;][\"')]*|/)");

    private Crossings() {}

    /// A line that begins as one authored line and ends as another.
    ///
    /// @param first index of the one, among the authored
    /// @param second index of the other
    record Crossing(String line, int first, int second) {}

    private record Place(int line, int at) {}

    /// @param authored lines of one rule, as in its file
    static List<Crossing> of(List<String> authored) {
        List<List<String>> lines = authored.stream().map(Crossings::words).toList();
        Set<String> known = new HashSet<>(authored);
        List<Crossing> crossings = new ArrayList<>();
        places(lines).forEach(shared -> {
            for (Place one : shared) {
                for (Place other : shared) {
                    List<String> begin = lines.get(one.line()).subList(0, one.at());
                    List<String> rest = lines.get(other.line())
                            .subList(other.at(), lines.get(other.line()).size());
                    String line = String.join(" ", begin) + " " + String.join(" ", rest);
                    boolean whole = rest.size() >= LEAST_REST
                            && sameBreaks(line, authored.get(one.line()))
                            && !repeatsItself(words(line));
                    if (whole && known.add(line)) {
                        crossings.add(new Crossing(line, one.line(), other.line()));
                    }
                }
            }
        });
        return crossings;
    }

    /// Places behind the same two words that end a sentence, where there are several.
    private static List<List<Place>> places(List<List<String>> lines) {
        Map<List<String>, List<Place>> byContext = new HashMap<>();
        List<List<String>> inOrder = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            List<String> words = lines.get(line);
            for (int at = CONTEXT; at < words.size(); at++) {
                List<String> context = words.subList(at - CONTEXT, at);
                if (SENTENCE_END.matcher(context.getLast()).matches()) {
                    byContext.computeIfAbsent(context, key -> {
                        inOrder.add(key);
                        return new ArrayList<>();
                    });
                    byContext.get(context).add(new Place(line, at));
                }
            }
        }
        return inOrder.stream().map(byContext::get).toList();
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(match -> match.group()).toList();
    }

    private static boolean repeatsItself(List<String> words) {
        List<String> runs = Words.runs(words, REPEATED);
        return new HashSet<>(runs).size() < runs.size();
    }

    /// A verse keeps its breaths.
    private static boolean sameBreaks(String one, String other) {
        return one.chars().filter(letter -> letter == '/').count()
                == other.chars().filter(letter -> letter == '/').count();
    }
}
