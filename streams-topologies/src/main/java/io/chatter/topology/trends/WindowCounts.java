package io.chatter.topology.trends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many lines of a window say each of its terms, and who. A window is counted whole whenever one closes, in one
/// table for all rooms of a task: it stays in the processor's caches, and no term of a room is kept beside
/// the lines that say it. Owned by one stream thread.
final class WindowCounts implements PaneReader {

    private static final int NONE = -1;

    private final double humanWeight;
    private final TermIndex index = new TermIndex();

    // Of each term.
    private int[] lines = {};
    private int[] humanLines = {};
    private int[] first = {};
    private int[] last = {};

    // Of each place that says a term: the line and the place in it, or a count; and the next that says the same.
    private @Nullable Object[] sources = {};
    private byte[] places = {};
    private int[] next = {};

    private int said;

    /// @param humanWeight how much more a person's line weighs
    WindowCounts(double humanWeight) {
        this.humanWeight = humanWeight;
    }

    /// Counts a window instead of the one before, and holds its lines until it is let go.
    void count(Collection<TrendsPane> panes) {
        int most = panes.stream().mapToInt(TrendsPane::terms).sum();
        index.begin(most);
        said = 0;
        if (most > lines.length) {
            lines = new int[most];
            humanLines = new int[most];
            first = new int[most];
            last = new int[most];
            sources = new Object[most];
            places = new byte[most];
            next = new int[most];
        }
        panes.forEach(pane -> pane.read(this));
    }

    /// Lets go of the window's lines: the next one may be long in coming.
    void letGo() {
        Arrays.fill(sources, 0, said, null);
        said = 0;
        index.begin(0);
    }

    @Override
    public void line(KeptLine line, boolean human, long[] hashes, int begin, int end) {
        int humans = human ? 1 : 0;
        for (int at = begin; at < end; at++) {
            int number = numberOf(hashes[at], line, at - begin);
            lines[number]++;
            humanLines[number] += humans;
        }
    }

    @Override
    public void count(PaneCount count) {
        int number = numberOf(count.hash(), count, 0);
        lines[number] += count.lines();
        humanLines[number] += count.humanLines();
    }

    private int numberOf(long hash, Object source, int place) {
        int known = index.size();
        int number = index.of(hash);
        if (number == known) {
            lines[number] = 0;
            humanLines[number] = 0;
            first[number] = said;
        } else {
            next[last[number]] = said;
        }
        last[number] = said;
        sources[said] = source;
        places[said] = (byte) place;
        next[said++] = NONE;
        return number;
    }

    /// How many terms there are; their numbers begin with 0.
    int terms() {
        return index.size();
    }

    int lines(int term) {
        return lines[term];
    }

    /// Terms of at least so many lines, in no order.
    List<TermCount> ofAtLeast(int least) {
        List<TermCount> found = new ArrayList<>();
        for (int term = 0; term < index.size(); term++) {
            if (lines[term] >= least) {
                found.add(get(term));
            }
        }
        return found;
    }

    long linesOf(Term term) {
        int number = index.find(term.hash());
        return number < 0 ? 0 : lines[number];
    }

    /// How many say a term of the window.
    long authorsOf(TermCount term) {
        AuthorUnion authors = new AuthorUnion();
        for (int at = first[index.find(term.hash())]; at != NONE; at = next[at]) {
            if (sources[at] instanceof KeptLine line) {
                authors.add(line.author());
            } else {
                ((PaneCount) sources[at]).authors().addTo(authors);
            }
        }
        return authors.count();
    }

    double weight(int term) {
        return lines[term] + humanLines[term] * (humanWeight - 1);
    }

    TermCount get(int term) {
        int at = first[term];
        Term text =
                sources[at] instanceof KeptLine line ? line.term(places[at] & 0xFF) : ((PaneCount) sources[at]).term();
        return new TermCount(text, index.hash(term), lines[term], humanLines[term], weight(term));
    }
}
