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
}
