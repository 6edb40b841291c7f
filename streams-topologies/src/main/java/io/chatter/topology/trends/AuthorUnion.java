package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.jspecify.annotations.Nullable;

/// Counts the authors of several panes together; one at a time is filled.
final class AuthorUnion {

    static final int LOG2_BINS = 12;

    private final Interner.Marked counted = new Interner.Marked();
    private final List<Name> exact = new ArrayList<>();

    @Nullable
    private HllUnion estimate;

    void add(Name author) {
        if (!counted.add(author)) {
            return;
        }
        if (estimate != null) {
            estimate.update(author.text());
            return;
        }
        exact.add(author);
        if (exact.size() > DistinctAuthors.EXACT) {
            toEstimate();
        }
    }

    void add(HllSketch sketch) {
        toEstimate().update(sketch);
    }

    /// How many; an estimate unless `isExact`, and the same whatever the order of additions.
    long count() {
        return estimate == null ? exact.size() : Math.round(estimate.getCompositeEstimate());
    }

    boolean isExact() {
        return estimate == null;
    }

    private HllUnion toEstimate() {
        if (estimate != null) {
            return estimate;
        }
        HllUnion union = new HllUnion(LOG2_BINS);
        exact.forEach(author -> union.update(author.text()));
        exact.clear();
        estimate = union;
        return union;
    }
}
