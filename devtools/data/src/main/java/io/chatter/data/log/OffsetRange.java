package io.chatter.data.log;

import org.apache.kafka.common.TopicPartition;

/// Offsets of one partition that are to be read; empty ones are never made.
public record OffsetRange(TopicPartition partition, Interval offsets) {

    public OffsetRange {
        if (offsets.isEmpty() || offsets.from() < 0) {
            throw new IllegalArgumentException(partition + ": no offsets to read in " + offsets);
        }
    }

    public long length() {
        return offsets.to() - offsets.from();
    }
}
