package io.chatter.topology.trends;

import io.chatter.topology.trends.TermHistory.PaneCount;
import org.apache.datasketches.frequencies.FrequentLongsSketch;

/// Counts the frequent terms of one pane in bounded memory and tells by how much it may be wrong (J.
/// Misra, D. Gries, 1982, as D. Anderson et al., "A high-performance algorithm for identifying frequent
/// items in data streams", IMC 2017; Apache DataSketches). Owned by one stream thread.
final class HeavyTerms {

    /// From here on a term has a history.
    private static final int WORTH_A_HISTORY = 2;

    /// From here on it is worth to remember who said a term.
    private static final int WORTH_AUTHORS = 8;

    private static final double LOAD = 0.75;

    private final FrequentLongsSketch lines;
    private final FrequentLongsSketch humanLines;

    /// What is remembered of a term beside its count.
    enum Worth {
        NOTHING,
        HISTORY,
        AUTHORS
    }

    /// @param terms that it can count before it begins to forget rare ones
    HeavyTerms(int terms) {
        int size = Integer.highestOneBit((int) (terms / LOAD)) * 2;
        lines = new FrequentLongsSketch(size);
        humanLines = new FrequentLongsSketch(size);
    }

    /// Takes over what was counted exactly.
    void take(PaneCount count) {
        long term = count.history().term().hash();
        lines.update(term, count.lines());
        if (count.humanLines() > 0) {
            humanLines.update(term, count.humanLines());
        }
    }

    /// @param term its hash
    Worth add(long term, boolean human) {
        lines.update(term);
        if (human) {
            humanLines.update(term);
        }
        long sure = lines.getLowerBound(term);
        if (sure >= WORTH_AUTHORS) {
            return Worth.AUTHORS;
        }
        return sure >= WORTH_A_HISTORY ? Worth.HISTORY : Worth.NOTHING;
    }

    /// How many lines a count may miss. A term that was said once here has no count.
    long error() {
        return Math.max(WORTH_A_HISTORY - 1, lines.getMaximumError());
    }

    /// Replaces a count by what the sketch vouches for: at most `error` lines too few, never too many.
    void settle(PaneCount count) {
        long term = count.history().term().hash();
        int all = (int) lines.getLowerBound(term);
        count.set(all, (int) Math.min(all, humanLines.getLowerBound(term)));
    }
}
