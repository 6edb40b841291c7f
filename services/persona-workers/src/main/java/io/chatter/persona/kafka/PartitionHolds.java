package io.chatter.persona.kafka;

import io.chatter.messaging.SchemaException;
import io.chatter.messaging.TraceContext;
import io.chatter.observability.EventLog;
import io.chatter.observability.TraceScope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Hands on what is polled, partition by partition. One whose next record cannot be read yet, because its schema is not
/// cached and the registry does not answer, waits a second and is tried again from that record; the others go on.
/// Confined to the thread that owns the consumer.
final class PartitionHolds {

    private static final EventLog LOG = EventLog.of(PartitionHolds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final SequencedMap<TopicPartition, Long> heldAt = new LinkedHashMap<>();

    /// Does with a record what is to be done.
    @FunctionalInterface
    interface Handler {

        /// @throws SchemaException.Retryable when the record cannot be read yet; nothing was done
        void handle(ConsumerRecord<String, byte[]> record);
    }

    PartitionHolds(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    ConsumerRecords<String, byte[]> poll(Duration timeout) {
        release();
        return consumer.poll(timeout);
    }

    void handOn(ConsumerRecords<String, byte[]> records, Handler handler) {
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                if (!TraceScope.call(() -> TraceContext.extract(record.headers()), () -> handled(record, handler))) {
                    hold(partition, record.offset());
                    break;
                }
            }
        }
    }

    private static boolean handled(ConsumerRecord<String, byte[]> record, Handler handler) {
        try {
            handler.handle(record);
            return true;
        } catch (SchemaException.Retryable e) {
            LOG.warn("registry.waiting", e, "topic", record.topic(), "partition", record.partition());
            return false;
        }
    }

    private void hold(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        consumer.pause(List.of(partition));
        heldAt.putLast(partition, System.nanoTime());
    }

    /// One at a time, for each costs a registry's time-out while that hangs.
    private void release() {
        Map.Entry<TopicPartition, Long> longest = heldAt.firstEntry();
        if (longest != null && System.nanoTime() - longest.getValue() >= PATIENCE.toNanos()) {
            heldAt.remove(longest.getKey());
            if (consumer.paused().contains(longest.getKey())) {
                consumer.resume(List.of(longest.getKey()));
            }
        }
    }
}
