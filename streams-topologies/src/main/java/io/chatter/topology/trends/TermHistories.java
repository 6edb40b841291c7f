package io.chatter.topology.trends;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The terms of one room. Most terms are said once, so those that may be trends are listed apart and a
/// window is ranked without looking at the others. Owned by one stream thread.
final class TermHistories {

    private final int minCount;
    private final Map<Term, TermHistory> byTerm = new HashMap<>();
    private final List<TermHistory> listed = new ArrayList<>();

    /// @param minCount lines from which a term may be a trend
    TermHistories(int minCount) {
        this.minCount = minCount;
    }

    TermHistory of(Term term) {
        return byTerm.computeIfAbsent(term, TermHistory::new);
    }

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
