package io.chatter.gateway.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Partitions whose next record cannot be read yet, because its schema is not cached and the registry does not answer.
/// They wait; rooms in other partitions go on. Used by the thread that owns the consumer.
final class PartitionHolds {

    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    private final Consumer<?, ?> consumer;
    private long until;

    PartitionHolds(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /// Goes on at `offset`, in a while.
    void hold(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        consumer.pause(List.of(partition));
        until = System.nanoTime() + PATIENCE;
    }

    /// Lets those go on that have waited long enough. Call before each poll.
    void release() {
        if (!consumer.paused().isEmpty() && System.nanoTime() - until >= 0) {
            consumer.resume(consumer.paused());
        }
    }
}
