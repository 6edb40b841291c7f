package io.chatter.topology.trends;

import java.util.List;

/// How many lines of the window before say terms of a window. Owned by one stream thread.
final class LinesBefore implements PaneReader {

    private final TermIndex index = new TermIndex();
    private final int[] lines;

    LinesBefore(List<TermCount> terms) {
        lines = new int[terms.size()];
        index.begin(terms.size());
        terms.forEach(term -> index.of(term.hash()));
    }

    @Override
    public void line(SaidLine line) {
        for (int term = 0; term < line.terms(); term++) {
            int number = index.find(line.hash(term));
            if (number >= 0) {
                lines[number]++;
            }
        }
    }

    @Override
    public void count(PaneCount count) {
        int number = index.find(count.hash());
        if (number >= 0) {
            lines[number] += count.lines();
        }
    }

    /// @param term one of those that were asked for
    long of(TermCount term) {
        return lines[index.find(term.hash())];
    }
}
