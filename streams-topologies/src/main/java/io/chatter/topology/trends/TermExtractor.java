package io.chatter.topology.trends;

import io.chatter.schema.TermKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the terms of a line, each once. Thread-safe.
///
/// Tokens are what white space separates; the first 64 count. A known emote or `:name:` is an EMOTE, `@name` a
/// MENTION, `#name` a TAG (both lower-cased, without the sign); links are skipped. Anything else is a word:
/// lower-cased, stripped of what is neither letter nor digit at its ends, runs of three and more equal letters
/// squeezed to one. A word of 3 to 40 characters with a letter in it that is no stop word is a WORD. Two or three
/// words in a row, not broken by punctuation or by another kind of token, are a PHRASE when neither its first nor its
/// last word is a stop word or shorter than 3.
final class TermExtractor {

    private static final int MAX_TOKENS = 64;
    private static final int MIN_WORD = 3;
    private static final int MAX_WORD = 40;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");
    private static final Pattern SHORTCODE = Pattern.compile(":[a-zA-Z0-9_]{2,32}:");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern LINK = Pattern.compile("(?i)^(https?://|www\\.).*");
    private static final Pattern BREAK = Pattern.compile(".*[.!?,;:]$");

    private final Set<String> emotes;

    TermExtractor(Set<String> emotes) {
        this.emotes = emotes;
    }

    Set<Term> termsOf(String text) {
        Set<Term> terms = new LinkedHashSet<>();
        List<String> run = new ArrayList<>();
        String[] tokens = SPACE.split(text.strip(), MAX_TOKENS + 1);
        for (int i = 0; i < Math.min(tokens.length, MAX_TOKENS); i++) {
            if (addSpecial(tokens[i], terms)) {
                addPhrases(run, terms);
                continue;
            }
            String word = word(tokens[i]);
            if (isTelling(word)) {
                terms.add(new Term(TermKind.WORD, word));
            }
            run.add(word);
            if (word.isEmpty() || BREAK.matcher(tokens[i]).matches()) {
                addPhrases(run, terms);
            }
        }
        addPhrases(run, terms);
        return terms;
    }

    private boolean addSpecial(String token, Set<Term> terms) {
        if (emotes.contains(token) || SHORTCODE.matcher(token).matches()) {
            terms.add(new Term(TermKind.EMOTE, token));
            return true;
        }
        if (LINK.matcher(token).matches()) {
            return true;
        }
        return switch (token.isEmpty() ? ' ' : token.charAt(0)) {
            case '@' -> addNamed(TermKind.MENTION, token, terms);
            case '#' -> addNamed(TermKind.TAG, token, terms);
            default -> false;
        };
    }

    private static boolean addNamed(TermKind kind, String token, Set<Term> terms) {
        String name = EDGES.matcher(token.substring(1)).replaceAll("").toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        terms.add(new Term(kind, name));
        return true;
    }

    private static String word(String token) {
        String bare =
                EDGES.matcher(token).replaceAll("").toLowerCase(Locale.ROOT).replace('’', '\'');
        return STRETCHED.matcher(bare).replaceAll("$1");
    }

    private static boolean isTelling(String word) {
        return word.length() >= MIN_WORD
                && word.length() <= MAX_WORD
                && word.chars().anyMatch(Character::isLetter)
                && !StopWords.contains(word);
    }

    private static void addPhrases(List<String> run, Set<Term> terms) {
        for (int start = 0; start < run.size(); start++) {
            for (int end = start + 2; end <= Math.min(start + 3, run.size()); end++) {
                if (isTelling(run.get(start)) && isTelling(run.get(end - 1))) {
                    terms.add(new Term(TermKind.PHRASE, String.join(" ", run.subList(start, end))));
                }
            }
        }
        run.clear();
    }
}
