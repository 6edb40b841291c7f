package io.chatter.gateway.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Partitions whose next record cannot be read yet, because its schema is not cached and the registry does not answer.
/// They wait; rooms in other partitions go on. Used by the thread that owns the consumer.
final class PartitionHolds {

    /// Several times what a question to a registry that hangs may take.
    private static final long PATIENCE =
            KafkaEndpoint.REGISTRY_PATIENCE.multipliedBy(4).toNanos();

    private final Consumer<?, ?> consumer;
    private final SequencedMap<TopicPartition, Long> heldAt = new LinkedHashMap<>();

    PartitionHolds(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /// Goes on at `offset`, in a while.
    void hold(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        consumer.pause(List.of(partition));
        heldAt.putLast(partition, System.nanoTime());
    }

    /// Lets the one go on that has waited for longest, if that was long enough: each may cost a registry's time-out.
    /// Call before each poll.
    void release() {
        Map.Entry<TopicPartition, Long> longest = heldAt.firstEntry();
        if (longest != null && System.nanoTime() - longest.getValue() >= PATIENCE) {
            heldAt.remove(longest.getKey());
            if (consumer.paused().contains(longest.getKey())) {
                consumer.resume(List.of(longest.getKey()));
            }
        }
    }
}
