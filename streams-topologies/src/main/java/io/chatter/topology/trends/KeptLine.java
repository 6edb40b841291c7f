package io.chatter.topology.trends;

import io.chatter.schema.TermKind;
import io.chatter.topology.trends.Interner.Name;

/// What panes keep of a line beside the hashes of its terms: who wrote it, and where among its words each term is.
/// Immutable.
final class KeptLine {

    private static final TermKind[] KINDS = TermKind.values();
    private static final int WORD_BITS = 6;
    private static final int LENGTH_BITS = 2;

    private final Name author;
    private final Name name;
    private final String[] words;
    private final short[] places;

    /// @param author the author's id
    /// @param name the author's name as a word would be
    /// @param words its tokens as they are counted
    /// @param places of its terms, see `place`
    KeptLine(Name author, Name name, String[] words, short[] places) {
        this.author = author;
        this.name = name;
        this.words = words;
        this.places = places;
    }

    /// Where a term is: `length` words from the word `first` on.
    static short place(TermKind kind, int first, int length) {
        return (short) ((kind.ordinal() << WORD_BITS | first) << LENGTH_BITS | length);
    }

    Name author() {
        return author;
    }

    Name name() {
        return name;
    }

    Term term(int term) {
        int place = places[term];
        int length = place & (1 << LENGTH_BITS) - 1;
        int first = place >> LENGTH_BITS & (1 << WORD_BITS) - 1;
        String text = length == 1 ? words[first] : phrase(first, first + length);
        return new Term(KINDS[place >> LENGTH_BITS + WORD_BITS], text);
    }

    private String phrase(int first, int end) {
        StringBuilder phrase = new StringBuilder(words[first]);
        for (int word = first + 1; word < end; word++) {
            phrase.append(' ').append(words[word]);
        }
        return phrase.toString();
    }
}
