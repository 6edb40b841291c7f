package io.chatter.topology.trends;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a pane with many lines. Terms are counted exactly until there are too many; from then on
/// a sketch counts them in bounded memory, and those that are said again have counts of their own, which it
/// vouches for. Such a count knows the authors of its lines from the one on that began it. Owned by one
/// stream thread.
final class CountedTerms {

    private final int exactTerms;
    private final TermIndex index = new TermIndex();
    private final DistinctAuthors authors = new DistinctAuthors();
    private final NameSet names = new NameSet();
    private List<PaneCount> counts = new ArrayList<>();

    @Nullable
    private HeavyTerms heavy;

    private long lines;
    private boolean stale;

    /// @param exactTerms distinct terms that are counted exactly
    CountedTerms(int exactTerms) {
        this.exactTerms = exactTerms;
    }

    void add(SaidLine line) {
        lines++;
        authors.add(line.author());
        if (names.size() < DistinctAuthors.EXACT) {
            names.add(line.name());
        }
        for (int term = 0; term < line.terms(); term++) {
            if (heavy == null) {
                count(line, term);
            } else {
                estimate(heavy, line, term);
            }
        }
    }

    private void count(SaidLine line, int term) {
        long hash = line.hash(term);
        int known = index.find(hash);
        PaneCount count = known < 0 ? begin(line.term(term), hash) : counts.get(known);
        count.add(line);
        count.addAuthor(line);
        if (counts.size() > exactTerms) {
            HeavyTerms sketch = new HeavyTerms(exactTerms);
            heavy = sketch;
            settle(sketch, HeavyTerms.WORTH_A_COUNT);
        }
    }

    private void estimate(HeavyTerms sketch, SaidLine line, int term) {
        long hash = line.hash(term);
        int known = index.find(hash);
        if (known >= 0) {
            PaneCount count = counts.get(known);
            count.add(line);
            count.addAuthor(line);
            stale = true;
        } else {
            int sure = sketch.add(hash, line.human());
            if (sure >= HeavyTerms.WORTH_A_COUNT) {
                PaneCount count = begin(line.term(term), hash);
                count.addAuthor(line);
                beginSketched(sketch, count, sure);
            }
        }
    }

    private void beginSketched(HeavyTerms sketch, PaneCount count, int sure) {
        count.settle(sure, 0);
        stale = true;
        if (counts.size() > 2 * exactTerms) {
            settle(sketch, 1);
        }
    }

    private PaneCount begin(Term term, long hash) {
        PaneCount count = new PaneCount(term, hash);
        index.of(hash);
        counts.add(count);
        return count;
    }

    /// Keeps the counts that the sketch vouches for with as many lines.
    private void settle(HeavyTerms sketch, int least) {
        counts.forEach(sketch::take);
        List<PaneCount> before = counts;
        counts = new ArrayList<>(before.size());
        index.begin(before.size());
        for (PaneCount count : before) {
            sketch.settle(count);
            if (count.lines() >= least) {
                index.of(count.hash());
                counts.add(count);
            }
        }
        stale = false;
    }

    void read(PaneReader reader) {
        if (heavy != null && stale) {
            settle(heavy, 1);
        }
        counts.forEach(reader::count);
    }

    /// Terms that a reader is shown at most.
    int terms() {
        return counts.size();
    }

    long lines() {
        return lines;
    }

    DistinctAuthors authors() {
        return authors;
    }

    /// Names of its authors, to a bound.
    NameSet names() {
        return names;
    }

    /// How many lines each count may miss, and how many of its authors; 0 while it is exact.
    long error() {
        return heavy == null ? 0 : heavy.error();
    }
}
