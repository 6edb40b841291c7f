package io.chatter.data.table;

import java.time.Duration;

/// Is told how far the reading of a topic is. Called by the thread that reads.
public interface ReadProgress {

    /// Nobody listens.
    ReadProgress SILENT = new ReadProgress() {};

    /// @param records read so far
    /// @param offsets that the read spans; more than its records where transactions or compaction left gaps
    default void reading(String topic, long records, long offsets) {}

    default void read(String topic, long records, int partitions, Duration took) {}

    /// @param cause what the values have in common
    default void undecodable(String cause, long records) {}
}
