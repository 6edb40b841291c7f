package io.chatter.topology.trends;

import io.chatter.topology.trends.TermHistory.PaneCount;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;

/// Counts the frequent terms of one pane in bounded memory and tells by how much it may be wrong (J.
/// Misra, D. Gries, 1982, as D. Anderson et al., "A high-performance algorithm for identifying frequent
/// items in data streams", IMC 2017; Apache DataSketches). Owned by one stream thread.
final class HeavyTerms {

    /// Receives what the sketch vouches for.
    interface Sink {

        /// @param lines at least 1, at most `error` too few, never too many
        /// @param humanLines of those, by people
        void accept(Term term, int lines, int humanLines);
    }

    /// From here on it is worth to remember who said a term.
    private static final int WORTH_AUTHORS = 8;

    private static final double LOAD = 0.75;

    private final FrequentItemsSketch<Term> lines;
    private final FrequentItemsSketch<Term> humanLines;

    /// @param terms that it can count before it begins to forget rare ones
    HeavyTerms(int terms) {
        int size = Integer.highestOneBit((int) (terms / LOAD)) * 2;
        lines = new FrequentItemsSketch<>(size);
        humanLines = new FrequentItemsSketch<>(size);
    }

    /// Takes over what was counted exactly.
    void take(PaneCount count) {
        Term term = count.history().term();
        lines.update(term, count.lines());
        if (count.humanLines() > 0) {
            humanLines.update(term, count.humanLines());
        }
    }

    /// @return true when it is worth to remember who said it
    boolean add(Term term, boolean human) {
        lines.update(term);
        if (human) {
            humanLines.update(term);
        }
        return lines.getLowerBound(term) >= WORTH_AUTHORS;
    }

    long error() {
        return lines.getMaximumError();
    }

    void forEach(Sink sink) {
        for (FrequentItemsSketch.Row<Term> row : lines.getFrequentItems(0, ErrorType.NO_FALSE_NEGATIVES)) {
            int all = (int) row.getLowerBound();
            int human = (int) Math.min(all, humanLines.getLowerBound(row.getItem()));
            sink.accept(row.getItem(), all, human);
        }
    }
}
