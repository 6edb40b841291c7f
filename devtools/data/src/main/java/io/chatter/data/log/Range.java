package io.chatter.data.log;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Which records of a topic are wanted, as far as seeks can tell.
///
/// @param offsets offsets in each of the partitions
/// @param times record timestamps, epoch milliseconds
public record Range(Partitions partitions, Interval offsets, Interval times) {

    public static final Range EVERYTHING = new Range(Partitions.ALL, Interval.ALL, Interval.ALL);

    public static Range ofPartitions(Set<Integer> partitions) {
        return new Range(Partitions.only(partitions), Interval.ALL, Interval.ALL);
    }

    public static Range ofOffsets(Interval offsets) {
        return new Range(Partitions.ALL, offsets, Interval.ALL);
    }

    public static Range ofTimes(Interval times) {
        return new Range(Partitions.ALL, Interval.ALL, times);
    }

    /// What both want.
    public Range intersect(Range other) {
        return new Range(
                partitions.intersect(other.partitions), offsets.intersect(other.offsets), times.intersect(other.times));
    }

    /// A range that covers both.
    public Range hull(Range other) {
        return new Range(partitions.union(other.partitions), offsets.hull(other.offsets), times.hull(other.times));
    }

    public boolean covers(int partition) {
        return partitions.covers(partition);
    }

    public boolean contains(ConsumerRecord<?, ?> record) {
        return covers(record.partition()) && offsets.contains(record.offset()) && times.contains(record.timestamp());
    }
}
