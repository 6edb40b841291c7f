package io.chatter.topology.trends;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The terms of one room. Most terms are said once and only remembered in brief; those that may be
/// trends are listed apart, and a window is ranked without looking at the others. Owned by one stream
/// thread.
final class TermHistories {

    private final int minCount;
    private final Map<Term, TermHistory> byTerm = new HashMap<>();
    private final OnceSaid once = new OnceSaid();
    private final List<TermHistory> listed = new ArrayList<>();

    /// @param minCount lines from which a term may be a trend
    TermHistories(int minCount) {
        this.minCount = minCount;
    }

    /// Counts a line that says a term. It has a history from its second line on.
    void count(Term term, OnceSaid.Saying line) {
        TermHistory known = byTerm.get(term);
        long hash = known == null ? term.hash() : 0;
        if (known == null && !once.contains(hash)) {
            once.put(hash, line);
            line.pane().saidOnce(hash);
        } else {
            line.pane().count(known == null ? of(term) : known, line.author(), line.human());
        }
    }

    /// The history of a term, with the line that has said it if there was one only.
    TermHistory of(Term term) {
        TermHistory known = byTerm.get(term);
        if (known != null) {
            return known;
        }
        TermHistory history = new TermHistory(term);
        byTerm.put(term, history);
        OnceSaid.Saying first = once.take(term.hash());
        if (first != null) {
            first.pane().saidAgain(history, first);
        }
        return history;
    }

    /// Forgets a term that only a line of `pane` has said.
    ///
    /// @return that line; null when there are none or more
    OnceSaid.@Nullable Saying forgetOnce(long hash, TrendsPane pane) {
        return once.takeOf(hash, pane);
    }

    /// Null while a term has been said once at most.
    @Nullable
    TermHistory find(Term term) {
        return byTerm.get(term);
    }

    /// To be called when a term's lines have grown.
    void listIfFrequent(TermHistory history) {
        if (!history.isListed() && history.lines() >= minCount) {
            history.list(true);
            listed.add(history);
        }
    }

    /// To be called when a term's lines have been forgotten.
    void dropIfEmpty(TermHistory history) {
        if (history.isEmpty()) {
            byTerm.remove(history.term(), history);
        }
    }

    /// Every term that may be a trend, in no order.
    void forEachFrequent(Consumer<TermHistory> action) {
        listed.removeIf(history -> {
            boolean rare = history.lines() < minCount;
            history.list(!rare);
            return rare;
        });
        listed.forEach(action);
    }
}
