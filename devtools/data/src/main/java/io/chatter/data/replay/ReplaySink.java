package io.chatter.data.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where a replay goes. Called by the replaying thread, records in the order of `MergedLog`.
public interface ReplaySink extends AutoCloseable {

    void accept(ConsumerRecord<byte[], byte[]> record);

    /// No record comes any more.
    ///
    /// @param until no record of the log before this time, epoch milliseconds, was left out
    void complete(long until);

    /// Gives up what it holds. What was not completed does not stay, or can be told from what was.
    @Override
    void close();
}
