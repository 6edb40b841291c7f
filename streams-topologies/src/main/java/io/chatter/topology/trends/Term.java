package io.chatter.topology.trends;

import io.chatter.schema.TermKind;
import io.chatter.topology.mixing.Mixing;
import java.util.Comparator;

/// Something that is said: a word, a phrase, an emote, a mention or a tag.
record Term(TermKind kind, String text) {

    static final Comparator<Term> BY_KIND_AND_TEXT =
            Comparator.comparing(Term::kind).thenComparing(Term::text);

    /// Stands for the term wherever it is counted: terms of a window with the same hash count as one, under
    /// the text of the one that came first, and no published error has that. Of n terms that nobody has
    /// chosen for it, two have the same with odds of n² to 2^65, for a million one to 37 million. Whoever
    /// wants two that do can compute them: there is no secret in it.
    long hash() {
        return hash(hashed(kind, text));
    }

    /// What is hashed of a term so far; more text may follow. FNV-1a of 64 bits by characters (G. Fowler,
    /// L. Noll, K.-P. Vo), the kind as the first of them: without a step between the two, `fan` would be
    /// `@dan`.
    static long hashed(TermKind kind, String text) {
        return hashed(step(0xCBF29CE484222325L, (char) kind.ordinal()), text);
    }

    /// The same for a phrase with one more word.
    static long hashedWith(long hashed, String word) {
        return hashed(step(hashed, ' '), word);
    }

    /// The hash of a term of which everything is hashed.
    static long hash(long hashed) {
        return Mixing.finalised(hashed);
    }

    private static long hashed(long begin, String text) {
        long hashed = begin;
        for (int i = 0; i < text.length(); i++) {
            hashed = step(hashed, text.charAt(i));
        }
        return hashed;
    }

    private static long step(long hashed, char character) {
        return (hashed ^ character) * 0x100000001B3L;
    }
}
