package io.chatter.topology.trends;

import io.chatter.topology.trends.TermHistory.PaneCount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines of one pane of a room. Their terms are counted exactly until there are too many; from then
/// on a sketch counts them in bounded memory. Owned by one stream thread.
final class TrendsPane {

    private final long start;
    private final int exactTerms;
    private final TermHistories histories;
    private final DistinctAuthors authors = new DistinctAuthors();
    private final Set<String> names = new HashSet<>();
    private List<PaneCount> counts = new ArrayList<>();

    @Nullable
    private HeavyTerms heavy;

    private long lines;
    private boolean stale;

    TrendsPane(long start, int exactTerms, TermHistories histories) {
        this.start = start;
        this.exactTerms = exactTerms;
        this.histories = histories;
    }

    void add(SaidLine line) {
        lines++;
        authors.add(line.author());
        if (names.size() < DistinctAuthors.EXACT) {
            names.add(line.name());
        }
        for (Term term : line.terms()) {
            if (heavy == null) {
                count(term, line);
            } else {
                estimate(heavy, term, line);
            }
        }
    }

    private void count(Term term, SaidLine line) {
        PaneCount count = countOf(term);
        count.add(line.author(), line.human());
        histories.listIfFrequent(count.history());
        if (counts.size() > exactTerms) {
            heavy = new HeavyTerms(exactTerms);
            counts.forEach(heavy::take);
            stale = true;
        }
    }

    private void estimate(HeavyTerms sketch, Term term, SaidLine line) {
        stale = true;
        if (sketch.add(term, line.human())) {
            PaneCount count = countOf(term);
            count.markSaid();
            count.addAuthor(line.author());
        }
    }

    private PaneCount countOf(Term term) {
        PaneCount count = histories.of(term).in(start);
        if (count.isNew()) {
            counts.add(count);
        }
        return count;
    }

    /// Brings the counts of terms up to what the sketch, if there is one, vouches for. To be called
    /// before counts of this pane are read.
    void settle() {
        if (heavy == null || !stale) {
            return;
        }
        stale = false;
        List<PaneCount> before = counts;
        counts = new ArrayList<>();
        before.forEach(count -> count.set(0, 0));
        heavy.forEach((term, all, human) -> {
            PaneCount count = countOf(term);
            count.set(all, human);
            histories.listIfFrequent(count.history());
        });
        before.stream().filter(PaneCount::isNew).forEach(this::forget);
    }

    void forget() {
        counts.forEach(this::forget);
    }

    private void forget(PaneCount count) {
        count.history().forget(start);
        histories.dropIfEmpty(count.history());
    }

    long lines() {
        return lines;
    }

    DistinctAuthors authors() {
        return authors;
    }

    /// Names of its authors, to a bound.
    Set<String> names() {
        return names;
    }

    /// How many lines each count may miss; 0 while it is exact.
    long error() {
        return heavy == null ? 0 : heavy.error();
    }
}
