package io.chatter.data.log;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which records of a topic are wanted, as far as seeks can tell.
///
/// @param partitions the partitions; empty means all
/// @param offsets offsets in each of them
/// @param times record timestamps, epoch milliseconds
public record Range(SortedSet<Integer> partitions, Interval offsets, Interval times) {

    public static final Range EVERYTHING = new Range(new TreeSet<>(), Interval.ALL, Interval.ALL);

    public Range {
        partitions = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(partitions));
    }

    public static Range ofPartitions(Set<Integer> partitions) {
        return new Range(new TreeSet<>(partitions), Interval.ALL, Interval.ALL);
    }

    public static Range ofOffsets(Interval offsets) {
        return new Range(new TreeSet<>(), offsets, Interval.ALL);
    }

    public static Range ofTimes(Interval times) {
        return new Range(new TreeSet<>(), Interval.ALL, times);
    }

    /// What both want. Partitions that exclude each other are left to the reader of the records to drop.
    public Range intersect(Range other) {
        SortedSet<Integer> both = new TreeSet<>(partitions.isEmpty() ? other.partitions : partitions);
        if (!partitions.isEmpty() && !other.partitions.isEmpty()) {
            both.retainAll(other.partitions);
        }
        return new Range(both, offsets.intersect(other.offsets), times.intersect(other.times));
    }

    /// A range that covers both.
    public Range hull(Range other) {
        SortedSet<Integer> either = new TreeSet<>(partitions);
        either.addAll(other.partitions);
        if (partitions.isEmpty() || other.partitions.isEmpty()) {
            either.clear();
        }
        return new Range(either, offsets.hull(other.offsets), times.hull(other.times));
    }

    public boolean covers(int partition) {
        return partitions.isEmpty() || partitions.contains(partition);
    }
}
