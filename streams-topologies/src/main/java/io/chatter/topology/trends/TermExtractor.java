package io.chatter.topology.trends;

import io.chatter.schema.Origin;
import io.chatter.schema.TermKind;
import io.chatter.topology.window.ObservedLine;
import java.util.Arrays;

/// Finds the terms of a line, each once. For one thread.
///
/// Tokens are what white space separates; the first 64 count. A known emote or `:name:` is an EMOTE,
/// `@name` a MENTION, `#name` a TAG (both lower-cased, without the sign); links are skipped. Anything
/// else is a word: lower-cased, stripped of what is neither letter nor digit at its ends, runs of three
/// and more equal letters squeezed to one. A word of 3 to 40 characters with a letter in it that is no
/// stop word is a WORD. Two or three words in a row, not broken by punctuation or by another kind of
/// token, are a PHRASE when neither its first nor its last word is a stop word or shorter than 3.
final class TermExtractor {

    private static final int MAX_TOKENS = 64;
    private static final int LONGEST_PHRASE = 3;
    private static final int MAX_TERMS = MAX_TOKENS * LONGEST_PHRASE;

    private final Tokens known;
    private final Interner authors = new Interner(id -> id);
    private final Interner names = new Interner(Words::fold);

    private final Token[] tokens = new Token[MAX_TOKENS];
    private final long[] hashes = new long[MAX_TERMS];
    private final short[] places = new short[MAX_TERMS];
    private int terms;

    TermExtractor(Tokens known) {
        this.known = known;
    }

    SaidLine read(ObservedLine line) {
        int count = split(line.text());
        findTerms(count);
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            words[i] = tokens[i].text();
        }
        KeptLine kept =
                new KeptLine(authors.of(line.author()), names.of(line.name()), words, Arrays.copyOf(places, terms));
        return new SaidLine(kept, line.origin() == Origin.HUMAN, Arrays.copyOf(hashes, terms));
    }

    /// @return how many tokens there are
    private int split(String text) {
        int count = 0;
        int start = Words.skip(text, 0, true);
        while (start < text.length() && count < MAX_TOKENS) {
            int end = Words.skip(text, start, false);
            tokens[count++] = known.in(text, start, end);
            start = Words.skip(text, end, true);
        }
        return count;
    }

    private void findTerms(int count) {
        terms = 0;
        int begin = 0;
        for (int i = 0; i < count; i++) {
            Token token = tokens[i];
            if (token.kind() != null) {
                add(token.hash(), token.kind(), i, 1);
            }
            if (token.breaks()) {
                addPhrases(begin, token.isWord() ? i + 1 : i);
                begin = i + 1;
            }
        }
        addPhrases(begin, count);
    }

    private void addPhrases(int begin, int end) {
        for (int first = begin; first < end; first++) {
            if (tokens[first].isTelling()) {
                addPhrasesFrom(first, Math.min(first + LONGEST_PHRASE, end));
            }
        }
    }

    private void addPhrasesFrom(int first, int end) {
        long hashed = Term.hashed(TermKind.PHRASE, tokens[first].text());
        for (int last = first + 1; last < end; last++) {
            hashed = Term.hashedWith(hashed, tokens[last].text());
            if (tokens[last].isTelling()) {
                add(Term.hash(hashed), TermKind.PHRASE, first, last + 1 - first);
            }
        }
    }

    private void add(long hash, TermKind kind, int first, int length) {
        for (int i = 0; i < terms; i++) {
            if (hashes[i] == hash) {
                return;
            }
        }
        hashes[terms] = hash;
        places[terms++] = KeptLine.place(kind, first, length);
    }
}
