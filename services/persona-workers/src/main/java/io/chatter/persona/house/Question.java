package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question that somebody asked, as far as it shapes the answer.
///
/// @param first one side of a question with two sides; null otherwise
/// @param second the other side; null otherwise
record Question(
        Intent answeredBy, @Nullable String first, @Nullable String second) {

    private static final Phrases PHRASES = Phrases.load("questions");
    private static final Set<String> OPEN =
            Set.of("what", "who", "why", "how", "where", "when", "which", "what's", "who's");
    private static final Set<String> CLOSED = Set.of(
            "is", "are", "am", "do", "does", "did", "can", "could", "should", "would", "will", "was", "were", "has",
            "have", "anyone", "isn't", "aren't", "shall", "any");
    private static final Pattern TITLE = Pattern.compile(
            "(?i)\\b((what|which) (game|stream|show) (is|are|was)\\b|(what|which) (game|stream|show)\\s*\\?"
                    + "|what(('?s| is) (this|the) (game|stream|show)\\b|('?s| is) this( called)?\\s*\\?)"
                    + "|what (are|r) (we|you|they|u) (watching|playing)|what('s| is) (he|she|the streamer) playing)");
    private static final Pattern RELAY = Pattern.compile(
            "(?i)\\b(what (did|has) (he|she|they|the streamer|streamer|you) (just )?(say|said)|what was that"
                    + "|what('s| is| was) (he|she|they|the streamer) (saying|talking)|what (just )?happened"
                    + "|what('s| is) (going on|happening)|what did i miss|did (he|she|they) just say)");
    private static final int SIDE_WORDS = 2;
    private static final int NEAR_WORDS = 5;

    /// The intent of somebody who wants to know what is going on; null for any other text.
    static @Nullable Intent aboutStream(String text) {
        if (TITLE.matcher(text).find()) {
            return Intent.TITLE;
        }
        return RELAY.matcher(text).find() ? Intent.RELAY : null;
    }

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
            String first = side(words.subList(Math.max(0, or - NEAR_WORDS), or), lexicon, true);
            String second = side(words.subList(or + 1, Math.min(words.size(), or + 1 + NEAR_WORDS)), lexicon, false);
            if (!first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
                return new Question(Intent.CHOICE, first, second);
            }
        }
        Intent kind = PHRASES.in(String.join(" ", words));
        if (kind != null) {
            return new Question(kind, null, null);
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

    /// The noun phrase nearest to the `or`; without one, the content words nearest to it.
    private static String side(List<String> words, Lexicon lexicon, boolean before) {
        String text = String.join(" ", words);
        Comparator<String> position = Comparator.comparingInt(text::lastIndexOf);
        Stream<String> phrases = new Keyphrases(lexicon).nounPhrases(text).stream();
        return (before ? phrases.max(position) : phrases.min(position))
                .orElseGet(() -> contentWords(words, lexicon, before));
    }

    private static String contentWords(List<String> words, Lexicon lexicon, boolean before) {
        List<String> found = new ArrayList<>();
        for (String word : before ? words.reversed() : words) {
            boolean stops = lexicon.isStopWord(word);
            if ((stops && !found.isEmpty()) || found.size() == SIDE_WORDS) {
                break;
            }
            if (!stops) {
                found.add(word);
            }
        }
        return String.join(" ", before ? found.reversed() : found);
    }
}
