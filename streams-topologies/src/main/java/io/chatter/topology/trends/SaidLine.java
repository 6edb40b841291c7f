package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;

/// A line as far as trends go. Its terms, each once, are hashes with their places among its words: most terms are said
/// once, and nobody asks for their text. Immutable.
final class SaidLine {

    private final KeptLine kept;
    private final boolean human;
    private final long[] hashes;

    /// @param kept what is known of it besides
    /// @param human whether a person wrote it
    /// @param hashes of its terms
    SaidLine(KeptLine kept, boolean human, long[] hashes) {
        this.kept = kept;
        this.human = human;
        this.hashes = hashes;
    }

    KeptLine kept() {
        return kept;
    }

    Name author() {
        return kept.author();
    }

    Name name() {
        return kept.name();
    }

    boolean human() {
        return human;
    }

    int terms() {
        return hashes.length;
    }

    long hash(int term) {
        return hashes[term];
    }

    Term term(int term) {
        return kept.term(term);
    }

    void copyHashes(long[] to, int begin) {
        System.arraycopy(hashes, 0, to, begin, hashes.length);
    }
}
