package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question that somebody asked, as far as it shapes the answer.
///
/// @param first one side of a question with two sides; null otherwise
/// @param second the other side; null otherwise
record Question(
        Intent answeredBy, @Nullable String first, @Nullable String second) {

    private static final Set<String> OPEN =
            Set.of("what", "who", "why", "how", "where", "when", "which", "what's", "who's");
    private static final Set<String> CLOSED = Set.of(
            "is", "are", "am", "do", "does", "did", "can", "could", "should", "would", "will", "was", "were", "has",
            "have", "anyone", "isn't", "aren't", "shall", "any");
    private static final int SIDE_WORDS = 2;

    /// Null when the text asks nothing.
    static @Nullable Question in(String text, Lexicon lexicon) {
        List<String> words = Words.of(text);
        boolean marked = text.contains("?");
        String lead = words.stream()
                .filter(w -> OPEN.contains(w) || CLOSED.contains(w))
                .findFirst()
                .orElse("");
        boolean leads = !words.isEmpty() && lead.equals(words.getFirst()) && words.size() > 2;
        if (!marked && !leads) {
            return null;
        }
        return ofWords(words, lexicon);
    }

    /// For words that are known to ask, for instance what the recogniser heard before a CHAT_QUESTION.
    static Question ofWords(List<String> words, Lexicon lexicon) {
        int or = words.lastIndexOf("or");
        if (or > 0) {
            String first = side(words.subList(Math.max(0, or - SIDE_WORDS), or), lexicon, true);
            String second = side(words.subList(or + 1, words.size()), lexicon, false);
            if (!first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
                return new Question(Intent.CHOICE, first, second);
            }
        }
        for (String word : words) {
            if (OPEN.contains(word)) {
                return new Question(Intent.ANSWER, null, null);
            }
            if (CLOSED.contains(word)) {
                return new Question(Intent.YESNO, null, null);
            }
        }
        return new Question(Intent.ANSWER, null, null);
    }

    /// The content words nearest to the `or`.
    private static String side(List<String> words, Lexicon lexicon, boolean before) {
        List<String> found = new ArrayList<>();
        for (String word : before ? words.reversed() : words) {
            if (lexicon.isStopWord(word)) {
                if (!found.isEmpty() || before) {
                    break;
                }
            } else {
                found.add(word);
                if (found.size() == SIDE_WORDS) {
                    break;
                }
            }
        }
        return String.join(" ", before ? found.reversed() : found);
    }
}
