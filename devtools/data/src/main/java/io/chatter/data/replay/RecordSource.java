package io.chatter.data.replay;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records to replay, in the order in which they are to come. Owned by one thread.
interface RecordSource extends AutoCloseable {

    /// Empty at the end.
    Optional<ConsumerRecord<byte[], byte[]>> next() throws InterruptedException;

    /// How much of the source has been passed, in a unit of its own.
    long passed();

    /// How much there is, in the same unit.
    long total();

    @Override
    void close();
}
