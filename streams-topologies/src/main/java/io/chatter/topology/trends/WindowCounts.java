package io.chatter.topology.trends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many lines of a window say each of its terms. A window is counted whole whenever one closes, in one
/// table for all rooms of a task: it stays in the processor's caches, and no term of a room is kept beside
/// the lines that say it. Owned by one stream thread.
final class WindowCounts implements PaneReader {

    private final double humanWeight;
    private final TermIndex index = new TermIndex();
    private int[] lines = {};
    private int[] humanLines = {};

    /// Where the text of a term is: a line and the place in it, or a count.
    private @Nullable Object[] sources = {};

    private byte[] places = {};

    /// @param humanWeight how much more a person's line weighs
    WindowCounts(double humanWeight) {
        this.humanWeight = humanWeight;
    }

    /// Counts a window instead of the one before, and holds its lines until it is let go.
    void count(Collection<TrendsPane> panes) {
        int most = panes.stream().mapToInt(TrendsPane::terms).sum();
        index.begin(most);
        if (most > lines.length) {
            lines = new int[most];
            humanLines = new int[most];
            sources = new Object[most];
            places = new byte[most];
        }
        panes.forEach(pane -> pane.read(this));
    }

    /// Lets go of the window's lines: the next one may be long in coming.
    void letGo() {
        Arrays.fill(sources, 0, index.size(), null);
        index.begin(0);
    }

    @Override
    public void line(SaidLine line) {
        int human = line.human() ? 1 : 0;
        for (int term = 0; term < line.terms(); term++) {
            int number = numberOf(line.hash(term), line, term);
            lines[number]++;
            humanLines[number] += human;
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
            sources[number] = source;
            places[number] = (byte) place;
        }
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

    double weight(int term) {
        return lines[term] + humanLines[term] * (humanWeight - 1);
    }

    TermCount get(int term) {
        Term said = sources[term] instanceof SaidLine line
                ? line.term(places[term] & 0xFF)
                : ((PaneCount) sources[term]).term();
        return new TermCount(said, index.hash(term), lines[term], humanLines[term], weight(term));
    }
}
