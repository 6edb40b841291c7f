package io.chatter.data.export;

import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Offsets of one partition that have been exported.
///
/// @param intervals in order, apart from each other
record Covered(List<Interval> intervals) {

    static final Covered NOTHING = new Covered(List.of());

    Covered {
        intervals = List.copyOf(intervals);
    }

    Covered with(Interval added) {
        List<Interval> all = new ArrayList<>(intervals);
        all.add(added);
        all.sort(Comparator.comparingLong(Interval::from));
        List<Interval> joined = new ArrayList<>();
        for (Interval next : all) {
            Interval last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.from() <= last.to()) {
                joined.set(joined.size() - 1, last.hull(next));
            } else {
                joined.add(next);
            }
        }
        return new Covered(joined);
    }

    /// What of `wanted` is not covered, in order.
    List<OffsetRange> missing(OffsetRange wanted) {
        List<OffsetRange> missing = new ArrayList<>();
        long next = wanted.offsets().from();
        for (Interval interval : intervals) {
            add(
                    missing,
                    wanted,
                    new Interval(
                            next, Math.min(interval.from(), wanted.offsets().to())));
            next = Math.max(next, interval.to());
        }
        add(missing, wanted, new Interval(next, wanted.offsets().to()));
        return missing;
    }

    private static void add(List<OffsetRange> missing, OffsetRange wanted, Interval offsets) {
        if (!offsets.isEmpty()) {
            missing.add(new OffsetRange(wanted.partition(), offsets));
        }
    }
}
