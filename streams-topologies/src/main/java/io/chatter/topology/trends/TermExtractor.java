package io.chatter.topology.trends;

import io.chatter.schema.Origin;
import io.chatter.schema.TermKind;
import io.chatter.topology.window.ObservedLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the terms of a line, each once. Thread-safe.
///
/// Tokens are what white space separates; the first 64 count. A known emote or `:name:` is an EMOTE,
/// `@name` a MENTION, `#name` a TAG (both lower-cased, without the sign); links are skipped. Anything
/// else is a word: lower-cased, stripped of what is neither letter nor digit at its ends, runs of three
/// and more equal letters squeezed to one. A word of 3 to 40 characters with a letter in it that is no
/// stop word is a WORD. Two or three words in a row, not broken by punctuation or by another kind of
/// token, are a PHRASE when neither its first nor its last word is a stop word or shorter than 3.
final class TermExtractor {

    private static final int MAX_TOKENS = 64;
    private static final int MIN_WORD = 3;
    private static final int MAX_WORD = 40;
    private static final int LONGEST_PHRASE = 3;
    private static final String BREAKS = ".!?,;:";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");
    private static final Pattern SHORTCODE = Pattern.compile(":[a-zA-Z0-9_]{2,32}:");

    private final Set<String> emotes;

    TermExtractor(Set<String> emotes) {
        this.emotes = emotes;
    }

    SaidLine read(ObservedLine line) {
        return new SaidLine(
                line.author(), Words.fold(line.name()), line.origin() == Origin.HUMAN, termsOf(line.text()));
    }

    List<Term> termsOf(String text) {
        Set<Term> terms = new LinkedHashSet<>();
        List<Word> run = new ArrayList<>();
        int at = 0;
        for (int tokens = 0; tokens < MAX_TOKENS; tokens++) {
            int start = Words.skip(text, at, true);
            if (start == text.length()) {
                break;
            }
            at = Words.skip(text, start, false);
            addToken(text.substring(start, at), run, terms);
        }
        addPhrases(run, terms);
        return List.copyOf(terms);
    }

    private void addToken(String token, List<Word> run, Set<Term> terms) {
        if (addSpecial(token, terms)) {
            addPhrases(run, terms);
            return;
        }
        Word word = Word.of(Words.fold(token));
        if (word.telling()) {
            terms.add(new Term(TermKind.WORD, word.text()));
        }
        run.add(word);
        if (word.text().isEmpty() || BREAKS.indexOf(token.charAt(token.length() - 1)) >= 0) {
            addPhrases(run, terms);
        }
    }

    private boolean addSpecial(String token, Set<Term> terms) {
        char first = token.charAt(0);
        if (emotes.contains(token) || first == ':' && SHORTCODE.matcher(token).matches()) {
            terms.add(new Term(TermKind.EMOTE, token));
            return true;
        }
        return switch (first) {
            case '@' -> addNamed(TermKind.MENTION, token, terms);
            case '#' -> addNamed(TermKind.TAG, token, terms);
            case 'h', 'H', 'w', 'W' -> Words.isLink(token);
            default -> false;
        };
    }

    private static boolean addNamed(TermKind kind, String token, Set<Term> terms) {
        String name = Words.stripped(token.substring(1));
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        terms.add(new Term(kind, name));
        return true;
    }

    private static void addPhrases(List<Word> run, Set<Term> terms) {
        for (int start = 0; start < run.size(); start++) {
            if (!run.get(start).telling()) {
                continue;
            }
            StringBuilder phrase = new StringBuilder(run.get(start).text());
            for (int end = start + 1; end < Math.min(start + LONGEST_PHRASE, run.size()); end++) {
                phrase.append(' ').append(run.get(end).text());
                if (run.get(end).telling()) {
                    terms.add(new Term(TermKind.PHRASE, phrase.toString()));
                }
            }
        }
        run.clear();
    }

    /// @param telling whether it says something about a topic
    private record Word(String text, boolean telling) {

        static Word of(String text) {
            boolean telling = text.length() >= MIN_WORD
                    && text.length() <= MAX_WORD
                    && Words.hasLetter(text)
                    && !StopWords.contains(text);
            return new Word(text, telling);
        }
    }
}
