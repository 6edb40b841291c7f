package io.chatter.topology.trends;

import java.util.HashSet;
import java.util.Set;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.jspecify.annotations.Nullable;

/// Counts the authors of several panes together. Lives for one summary.
final class AuthorUnion {

    static final int LOG2_BINS = 12;

    private final Set<String> exact = new HashSet<>();

    @Nullable
    private HllUnion estimate;

    void add(String author) {
        if (estimate != null) {
            estimate.update(author);
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
        HllUnion union = estimate;
        if (union == null) {
            union = new HllUnion(LOG2_BINS);
            exact.forEach(union::update);
            exact.clear();
            estimate = union;
        }
        return union;
    }
}
