package io.chatter.topology.density;

import io.chatter.topology.mixing.Mixing;
import java.util.Comparator;
import java.util.UUID;

/// A line as far as near-duplicates go.
///
/// @param at when viewers saw it, epoch milliseconds
/// @param id its message id
record SketchedLine(long at, UUID id, LineSketch sketch) {

    /// The order in which viewers saw lines, made total by the id, so that a recount in any order agrees.
    static final Comparator<SketchedLine> AS_SEEN =
            Comparator.comparingLong(SketchedLine::at).thenComparing(SketchedLine::id);

    /// A uniform but repeatable order to sample by.
    static final Comparator<SketchedLine> BY_SAMPLE =
            Comparator.comparingLong((SketchedLine line) -> draw(line.id)).thenComparing(SketchedLine::id);

    /// True when a line with this id is drawn before `other`.
    static boolean samples(UUID id, SketchedLine other) {
        return draw(id) <= draw(other.id);
    }

    private static long draw(UUID id) {
        return Mixing.multiplied(id.getLeastSignificantBits());
    }
}
