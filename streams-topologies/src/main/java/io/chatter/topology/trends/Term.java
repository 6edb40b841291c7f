package io.chatter.topology.trends;

import io.chatter.schema.TermKind;
import java.util.Comparator;

/// Something that is said: a word, a phrase, an emote, a mention or a tag.
record Term(TermKind kind, String text) {

    static final Comparator<Term> BY_KIND_AND_TEXT =
            Comparator.comparing(Term::kind).thenComparing(Term::text);

    /// The same in every process, so that a sketch of the same lines is the same sketch.
    @Override
    public int hashCode() {
        return 31 * text.hashCode() + kind.ordinal();
    }

    /// A hash of 64 bits: FNV-1a by characters (G. Fowler, L. Noll, K.-P. Vo), with the finaliser of SplitMix64.
    long hash() {
        long hash = 0xCBF29CE484222325L ^ kind.ordinal();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }
}
