package io.chatter.cli.memory;

import io.chatter.cli.CliFailure;
import io.chatter.cli.kafka.BrokerSettings;
import io.chatter.cli.kafka.TopicReader;
import io.chatter.cli.stack.Endpoints;
import io.chatter.schema.MemoryRecord;
import io.chatter.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What personas remember, on the compacted topic persona.memory. Not thread-safe.
public final class TopicMemories implements MemoryStore {

    private static final int PATIENCE_SECONDS = 15;

    private final Endpoints endpoints;
    private final Map<UUID, Place> places = new HashMap<>();

    private record Place(String key, int partition) {}

    public TopicMemories(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public List<Kept> all() {
        Map<String, MemoryRecord> newest = new LinkedHashMap<>();
        try (TopicReader<MemoryRecord> reader = new TopicReader<>(endpoints, TopicCatalogue.PERSONA_MEMORY)) {
            for (ConsumerRecord<String, MemoryRecord> record : reader.all()) {
                newest.remove(record.key());
                if (record.value() != null) {
                    newest.put(record.key(), record.value());
                    places.put(record.value().getMemoryId(), new Place(record.key(), record.partition()));
                }
            }
        }
        return Kept.of(List.copyOf(newest.values()));
    }

    /// A tombstone on each key.
    @Override
    public void forget(List<Kept> memories) {
        Map<String, Object> settings = BrokerSettings.of(endpoints);
        settings.putAll(Map.of("acks", "all", "max.block.ms", "15000"));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sends = memories.stream()
                    .map(one -> Objects.requireNonNull(places.get(one.memory().getMemoryId()), "a memory of all()"))
                    .map(place -> producer.send(new ProducerRecord<String, byte[]>(
                            TopicCatalogue.PERSONA_MEMORY.name(), place.partition(), place.key(), null)))
                    .toList();
            for (Future<RecordMetadata> send : sends) {
                send.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new CliFailure(
                    "Not everything could be forgotten (" + e.getMessage() + ")",
                    "See `./chatter logs broker`, then run it again",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure("Forgetting was interrupted", "Run it again", e);
        }
    }
}
