package io.chatter.cli.kafka;

import static java.util.Locale.ROOT;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.schema.MemoryRecord;
import io.chatter.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What personas remember, on the compacted topic persona.memory. Not thread-safe.
public final class Memories {

    private static final int PATIENCE_SECONDS = 15;

    private final Endpoints endpoints;

    /// One memory, and where it is kept.
    ///
    /// @param superseded whether another memory has taken its place: it is history, and is never said again
    public record Kept(String key, int partition, MemoryRecord memory, boolean superseded) {

        public String id() {
            return memory.getMemoryId().toString();
        }

        /// Whether it is about this person, or names it. A guest is known by name, everybody else by id.
        public boolean concerns(String person) {
            Pattern name = Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])" + Pattern.quote(person.toLowerCase(ROOT)) + "(?![\\p{L}\\p{N}_])");
            return person.equalsIgnoreCase(memory.getOtherUser())
                    || name.matcher(memory.getText().toLowerCase(ROOT)).find();
        }
    }

    public Memories(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /// All that is kept, history too, oldest first inside an agent.
    public List<Kept> all() {
        Map<String, ConsumerRecord<String, MemoryRecord>> newest = new LinkedHashMap<>();
        try (TopicReader<MemoryRecord> reader = new TopicReader<>(endpoints, TopicCatalogue.PERSONA_MEMORY)) {
            for (ConsumerRecord<String, MemoryRecord> record : reader.all()) {
                newest.remove(record.key());
                if (record.value() != null) {
                    newest.put(record.key(), record);
                }
            }
        }
        return kept(new ArrayList<>(newest.values()));
    }

    static List<Kept> kept(List<ConsumerRecord<String, MemoryRecord>> records) {
        List<String> replaced = records.stream()
                .map(record -> String.valueOf(record.value().getSupersedes()))
                .toList();
        return records.stream()
                .map(record -> new Kept(
                        record.key(),
                        record.partition(),
                        record.value(),
                        replaced.contains(record.value().getMemoryId().toString())))
                .toList();
    }

    /// Forgets them for good: a tombstone on each key, which running workers obey at once.
    ///
    /// @throws CliFailure when the broker does not take one
    public void forget(List<Kept> memories) {
        Map<String, Object> settings = BrokerSettings.of(endpoints);
        settings.putAll(Map.of("acks", "all", "max.block.ms", "15000"));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sends = memories.stream()
                    .map(one -> producer.send(new ProducerRecord<>(
                            TopicCatalogue.PERSONA_MEMORY.name(), one.partition(), one.key(), null)))
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
