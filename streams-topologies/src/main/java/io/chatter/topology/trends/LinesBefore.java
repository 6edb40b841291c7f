package io.chatter.topology.trends;

import java.util.List;

/// How many lines of the window before say terms of a window. Owned by one stream thread.
final class LinesBefore implements PaneReader {

    /// Most terms that are looked up are none of those asked for; in an index with room, few look-ups meet any.
    private static final int ROOM = 8;

    private final TermIndex index = new TermIndex();
    private final int[] lines;

    LinesBefore(List<TermCount> terms) {
        lines = new int[terms.size()];
        index.begin(ROOM * terms.size());
        terms.forEach(term -> index.of(term.hash()));
    }

    @Override
    public void line(KeptLine line, boolean human, long[] hashes, int begin, int end) {
        for (int at = begin; at < end; at++) {
            int number = index.find(hashes[at]);
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
