package io.chatter.gateway.kafka;

import io.chatter.gateway.LogBusyException;
import io.chatter.gateway.PersonaMemories;
import io.chatter.gateway.Room;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.schema.MemoryRecord;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Folds the compacted topic of memories: an agent's lie in the partition of its roster key, `room|agent`, each under
/// that key and its own id. The read leaves no trace in any group, and only a few run at a time.
public final class KafkaPersonaMemories implements PersonaMemories {

    private static final String TOPIC = TopicCatalogue.PERSONA_MEMORY.name();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// As long as a card may be behind.
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaEndpoint endpoint;
    private final SpecificAvroDeserializer<MemoryRecord> values;
    private final ReadsInTurn reads = new ReadsInTurn();
    /// As many as there are agents that are asked about; each is read once at a time.
    private final Map<String, Recent> newest = new ConcurrentHashMap<>();

    /// What was read just now, which many may ask for.
    private record Recent(List<MemoryRecord> memories, long readAt) {

        static Recent of(List<MemoryRecord> memories) {
            return new Recent(memories, System.nanoTime());
        }

        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }

    public KafkaPersonaMemories(KafkaEndpoint endpoint) {
        this.endpoint = endpoint;
        this.values = endpoint.deserializer();
    }

    @Override
    public List<MemoryRecord> of(Room room, String agent) {
        String scope = room.profile().id() + "|" + agent;
        Recent recent = Objects.requireNonNull(
                newest.compute(scope, (_, known) -> known != null && known.isFresh() ? known : Recent.of(read(scope))));
        return recent.memories().stream().filter(room.moderation()::shows).toList();
    }

    private List<MemoryRecord> read(String scope) {
        return reads.orBusy(() -> active(fold(scope)));
    }

    private Map<String, MemoryRecord> fold(String scope) {
        try (Consumer<String, byte[]> consumer = endpoint.consumer(Map.of(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()))) {
            int partitions = consumer.partitionsFor(TOPIC).size();
            if (partitions == 0) {
                throw new LogBusyException("topic " + TOPIC + " does not exist yet");
            }
            TopicPartition place = new TopicPartition(TOPIC, TailPositions.partitionOf(scope, partitions));
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
            Map<String, MemoryRecord> found = new LinkedHashMap<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(place) < end) {
                if (System.nanoTime() > deadline) {
                    throw new LogBusyException("the log did not answer within " + PATIENCE);
                }
                consumer.poll(POLL).forEach(record -> take(record, scope, found));
            }
            return found;
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, String scope, Map<String, MemoryRecord> found) {
        String key = record.key();
        if (key == null || !key.startsWith(scope + "|")) {
            return;
        }
        try {
            MemoryRecord memory = values.deserialize(TOPIC, record.value());
            if (memory == null) {
                found.remove(key);
            } else {
                found.put(key, memory);
            }
        } catch (SchemaException.Permanent e) {
            // As the workers do, who count it: what was known before stays.
        }
    }

    private static List<MemoryRecord> active(Map<String, MemoryRecord> found) {
        Set<UUID> superseded = found.values().stream()
                .map(MemoryRecord::getSupersedes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return found.values().stream()
                .filter(memory -> !superseded.contains(memory.getMemoryId()))
                .sorted(Comparator.comparing(MemoryRecord::getUpdatedAt).reversed())
                .toList();
    }
}
