package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import io.chatter.schema.MemoryRecord;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Tails the partitions of persona.memory that have open shelves. Confined to the tail's thread.
final class MemorySession implements ConsumerThread.Session {

    private static final EventLog LOG = EventLog.of(MemorySession.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> consumer;
    private final ValueReader reader;
    private final PartitionHolds holds;
    private final Map<Integer, MemoryPartition> wanted;
    private final Runnable errand;
    private final Map<TopicPartition, MemoryPartition> tailed = new HashMap<>();
    private final Map<TopicPartition, Long> goals = new HashMap<>();

    /// @param wanted partitions with open shelves, by number; changed by other threads
    /// @param errand run before each step
    MemorySession(
            Consumer<String, byte[]> consumer,
            ValueReader reader,
            Map<Integer, MemoryPartition> wanted,
            Runnable errand) {
        this.consumer = consumer;
        this.reader = reader;
        this.holds = new PartitionHolds(consumer);
        this.wanted = wanted;
        this.errand = errand;
    }

    @Override
    public void step() throws InterruptedException {
        errand.run();
        follow();
        if (tailed.isEmpty()) {
            Thread.sleep(POLL);
            return;
        }
        holds.handOn(holds.poll(POLL), this::apply);
        goals.entrySet().removeIf(goal -> {
            boolean reached = consumer.position(goal.getKey()) >= goal.getValue();
            MemoryPartition partition = tailed.get(goal.getKey());
            if (reached && partition != null) {
                partition.completed();
            }
            return reached;
        });
    }

    /// Takes what is newly wanted from its beginning, and leaves what no shelf needs. A partition that was
    /// left and is wanted again is another object, and read anew: others may have written meanwhile.
    private void follow() {
        Map<TopicPartition, MemoryPartition> now = new HashMap<>();
        wanted.forEach((number, partition) ->
                now.put(new TopicPartition(TopicCatalogue.PERSONA_MEMORY.name(), number), partition));
        Set<TopicPartition> fresh = new HashSet<>();
        now.forEach((topic, partition) -> {
            if (tailed.get(topic) != partition) {
                fresh.add(topic);
            }
        });
        if (fresh.isEmpty() && now.size() == tailed.size()) {
            return;
        }
        consumer.assign(now.keySet());
        goals.keySet().retainAll(now.keySet());
        if (!fresh.isEmpty()) {
            goals.putAll(consumer.endOffsets(fresh));
            consumer.seekToBeginning(fresh);
        }
        tailed.clear();
        tailed.putAll(now);
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        MemoryPartition partition = tailed.get(new TopicPartition(record.topic(), record.partition()));
        if (partition == null) {
            return;
        }
        if (record.value() == null) {
            partition.apply(record.key(), null);
            return;
        }
        reader.read(record).ifPresent(value -> {
            if (value instanceof MemoryRecord memory) {
                shelve(partition, record, memory);
            }
        });
    }

    /// A memory that nothing can be made of, for instance one of an agent that is no slug, is left out.
    private static void shelve(MemoryPartition partition, ConsumerRecord<String, byte[]> record, MemoryRecord memory) {
        try {
            partition.apply(record.key(), memory);
        } catch (RuntimeException e) {
            LOG.error(
                    "record.skipped", e,
                    "topic", record.topic(),
                    "partition", record.partition(),
                    "offset", record.offset());
        }
    }

    /// The partitions stay as they were told; another session reads them anew.
    @Override
    public void close() {
        consumer.assign(List.of());
    }
}
