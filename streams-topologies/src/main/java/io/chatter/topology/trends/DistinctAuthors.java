package io.chatter.topology.trends;

import io.chatter.topology.trends.Interner.Name;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/// A set of authors that is only counted: exact to a bound, above it a HyperLogLog sketch (P. Flajolet
/// et al., 2007; Apache DataSketches) of 4 KiB. Owned by one stream thread.
final class DistinctAuthors {

    /// Sets of more authors than this are estimated.
    static final int EXACT = 1_000;

    /// Relative standard error of an estimate.
    static final double ERROR = HllSketch.getRelErr(true, true, AuthorUnion.LOG2_BINS, 1);

    @Nullable
    private Name first;

    @Nullable
    private NameSet more;

    @Nullable
    private HllSketch sketch;

    void add(Name author) {
        if (sketch != null) {
            sketch.update(author.text());
        } else if (more != null) {
            more.add(author);
            if (more.size() > EXACT) {
                estimate(more);
            }
        } else if (first == null) {
            first = author;
        } else if (first != author) {
            more = new NameSet(first, author);
        }
    }

    void addTo(AuthorUnion union) {
        if (sketch != null) {
            union.add(sketch);
        } else if (more != null) {
            more.forEach(union::add);
        } else if (first != null) {
            union.add(first);
        }
    }

    private void estimate(NameSet authors) {
        HllSketch estimate = new HllSketch(AuthorUnion.LOG2_BINS, TgtHllType.HLL_8);
        authors.forEach(author -> estimate.update(author.text()));
        sketch = estimate;
        more = null;
    }
}
