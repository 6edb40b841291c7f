package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;
import io.chatter.topology.trends.TermHistory.PaneCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/// The lines of one pane of a room. Their terms are counted exactly until there are too many; from then
/// on a sketch counts them in bounded memory. Owned by one stream thread.
final class TrendsPane {

    private static final long[] NONE = {};
    private static final int FEWEST = 8;

    private final long start;
    private final int exactTerms;
    private final TermHistories histories;
    private final Interner knownAuthors;
    private final Interner knownNames;
    private final DistinctAuthors authors = new DistinctAuthors();
    private final NameSet names = new NameSet();
    private List<PaneCount> counts = new ArrayList<>();

    /// Hashes of terms that a line here was the first to say; some may have been said again since.
    private long[] once = NONE;

    private int allOnce;
    private int stillOnce;

    @Nullable
    private HeavyTerms heavy;

    private long lines;
    private boolean stale;

    /// @param knownAuthors ids of the room's authors
    /// @param knownNames their names
    TrendsPane(long start, int exactTerms, TermHistories histories, Interner knownAuthors, Interner knownNames) {
        this.start = start;
        this.exactTerms = exactTerms;
        this.histories = histories;
        this.knownAuthors = knownAuthors;
        this.knownNames = knownNames;
    }

    void add(SaidLine line) {
        lines++;
        Name author = knownAuthors.of(line.author());
        authors.add(author);
        if (names.size() < DistinctAuthors.EXACT) {
            names.add(knownNames.of(line.name()));
        }
        OnceSaid.Saying saying = new OnceSaid.Saying(this, author, line.human());
        for (Term term : line.terms()) {
            if (heavy == null) {
                histories.count(term, saying);
                estimateWhenTooMany();
            } else {
                estimate(heavy, term, saying);
            }
        }
    }

    /// A line here is the first one to say a term.
    void saidOnce(long hash) {
        if (allOnce == once.length) {
            once = Arrays.copyOf(once, Math.max(FEWEST, 2 * allOnce));
        }
        once[allOnce++] = hash;
        stillOnce++;
    }

    /// A term that a line here was the only one to say has a history now.
    void saidAgain(TermHistory history, OnceSaid.Saying first) {
        stillOnce--;
        count(history, first.author(), first.human());
    }

    void count(TermHistory history, Name author, boolean human) {
        countOf(history).add(author, human);
        histories.listIfFrequent(history);
    }

    private void estimateWhenTooMany() {
        if (counts.size() + stillOnce > exactTerms) {
            HeavyTerms sketch = new HeavyTerms(exactTerms);
            counts.forEach(sketch::take);
            forgetOnce((saying, hash) -> sketch.add(hash, saying.human()));
            heavy = sketch;
            stale = true;
        }
    }

    private void estimate(HeavyTerms sketch, Term term, OnceSaid.Saying line) {
        stale = true;
        switch (sketch.add(term.hash(), line.human())) {
            case NOTHING -> {}
            case HISTORY -> countOf(histories.of(term)).markSaid();
            case AUTHORS -> {
                PaneCount count = countOf(histories.of(term));
                count.markSaid();
                count.addAuthor(line.author());
            }
        }
        if (counts.size() > 2 * exactTerms) {
            settle();
        }
    }

    private PaneCount countOf(TermHistory history) {
        PaneCount count = history.in(start);
        if (count.isNew()) {
            counts.add(count);
        }
        return count;
    }

    /// Brings the counts of terms up to what the sketch, if there is one, vouches for. To be called
    /// before counts of this pane are read.
    void settle() {
        HeavyTerms sketch = heavy;
        if (sketch == null || !stale) {
            return;
        }
        stale = false;
        List<PaneCount> before = counts;
        counts = new ArrayList<>();
        for (PaneCount count : before) {
            sketch.settle(count);
            if (count.isNew()) {
                forget(count);
            } else {
                counts.add(count);
                histories.listIfFrequent(count.history());
            }
        }
    }

    void forget() {
        counts.forEach(this::forget);
        forgetOnce((_, _) -> {});
    }

    private void forget(PaneCount count) {
        count.history().forget(start);
        histories.dropIfEmpty(count.history());
    }

    private void forgetOnce(ObjLongConsumer<OnceSaid.Saying> action) {
        for (int i = 0; i < allOnce; i++) {
            OnceSaid.Saying saying = histories.forgetOnce(once[i], this);
            if (saying != null) {
                action.accept(saying, once[i]);
            }
        }
        once = NONE;
        allOnce = 0;
        stillOnce = 0;
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

    /// How many lines each count may miss; 0 while it is exact.
    long error() {
        return heavy == null ? 0 : heavy.error();
    }
}
