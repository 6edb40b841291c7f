package io.chatter.topology.trends;

import org.apache.datasketches.frequencies.FrequentLongsSketch;

/// Counts the frequent terms of one pane in bounded memory and tells by how much it may be wrong (J.
/// Misra, D. Gries, 1982, as D. Anderson et al., "A high-performance algorithm for identifying frequent
/// items in data streams", IMC 2017; Apache DataSketches). Owned by one stream thread.
final class HeavyTerms {

    /// Lines from which a term has a count of its own.
    static final int WORTH_A_COUNT = 2;

    private static final double LOAD = 0.75;

    private final FrequentLongsSketch lines;
    private final FrequentLongsSketch humanLines;

    /// @param terms that it can count before it begins to forget rare ones
    HeavyTerms(int terms) {
        int size = Integer.highestOneBit((int) (terms / LOAD)) * 2;
        lines = new FrequentLongsSketch(size);
        humanLines = new FrequentLongsSketch(size);
    }

    /// @param term its hash
    /// @return lines that say it for sure
    int add(long term, boolean human) {
        lines.update(term);
        if (human) {
            humanLines.update(term);
        }
        return (int) lines.getLowerBound(term);
    }

    /// Takes over what was counted apart.
    void take(PaneCount count) {
        if (count.newLines() > 0) {
            lines.update(count.hash(), count.newLines());
        }
        if (count.newHumanLines() > 0) {
            humanLines.update(count.hash(), count.newHumanLines());
        }
    }

    /// Replaces a count, taken over before, by what is sure: at most `error` lines too few, never too many.
    void settle(PaneCount count) {
        int sure = (int) lines.getLowerBound(count.hash());
        count.settle(sure, (int) Math.min(sure, humanLines.getLowerBound(count.hash())));
    }

    /// How many lines a term may miss. One that is surely said only once has no count.
    long error() {
        return lines.getMaximumError() + WORTH_A_COUNT - 1;
    }
}
