package io.chatter.diagnosis.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads what was written to topics since some instant, without a group. Owned by one thread.
final class RecentRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;

    RecentRecords(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("default.api.timeout.ms", (int) KafkaAnswer.PATIENCE.toMillis());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /// @param records in order inside a partition
    /// @param closed topics that do not exist, or may not be read, in order
    record Found(List<ConsumerRecord<String, byte[]>> records, List<String> closed) {}

    /// @param since from when on, by topic
    Found since(Map<String, Instant> since) {
        Set<String> known = consumer.listTopics().keySet();
        Set<String> closed = new TreeSet<>(since.keySet());
        closed.removeAll(known);
        Map<TopicPartition, Long> wanted = new HashMap<>();
        since.forEach((topic, instant) -> {
            if (known.contains(topic)) {
                consumer.partitionsFor(topic)
                        .forEach(info ->
                                wanted.put(new TopicPartition(topic, info.partition()), instant.toEpochMilli()));
            }
        });
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(wanted);
        starts.values().removeIf(Objects::isNull);
        consumer.assign(starts.keySet());
        starts.forEach((partition, start) -> consumer.seek(partition, start.offset()));
        List<ConsumerRecord<String, byte[]>> records = untilEnd(closed);
        return new Found(records, List.copyOf(closed));
    }

    /// @param closed takes the topics that turn out not to be readable
    private List<ConsumerRecord<String, byte[]>> untilEnd(Set<String> closed) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long limit = System.nanoTime() + KafkaAnswer.PATIENCE.toNanos();
        while (!hasReached(ends) && System.nanoTime() < limit) {
            try {
                consumer.poll(POLL).forEach(records::add);
            } catch (TopicAuthorizationException e) {
                closed.addAll(e.unauthorizedTopics());
                ends.keySet().removeIf(partition -> closed.contains(partition.topic()));
                consumer.assign(ends.keySet());
            }
        }
        return records;
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
