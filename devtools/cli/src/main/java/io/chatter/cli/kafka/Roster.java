package io.chatter.cli.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Persona;
import io.chatter.configuration.Room;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.PersonaAssignment;
import io.chatter.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Who sits in which room: the compacted topic that persona workers take their agents from. Not thread-safe.
public final class Roster implements AutoCloseable {

    /// What applying a roster did.
    ///
    /// @param written assignments that were new or different
    /// @param unchanged assignments that were there
    public record Change(int written, int unchanged) {}

    private static final int PATIENCE_SECONDS = 15;

    private final Endpoints endpoints;
    private final KafkaProducer<String, PersonaAssignment> producer;

    public Roster(Endpoints endpoints) {
        this.endpoints = endpoints;
        SpecificAvroSerializer<PersonaAssignment> values = new SpecificAvroSerializer<>();
        values.configure(Map.of(RegistryConfig.ADDRESS, endpoints.registryUrl().toString()), false);
        Map<String, Object> settings = BrokerSettings.of(endpoints);
        settings.putAll(Map.of("acks", "all", "max.block.ms", "15000"));
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    /// The assignments that a configuration asks for, by record key: every persona of every room.
    public static Map<String, PersonaAssignment> wanted(ChatterConfiguration configuration, Instant now) {
        Map<String, PersonaAssignment> wanted = new TreeMap<>();
        for (Room room : configuration.rooms().values()) {
            for (String id : room.personas()) {
                Persona persona = configuration.personas().get(id);
                if (persona == null) {
                    throw new IllegalStateException("Room " + room.id() + " lists the unknown persona " + id);
                }
                wanted.put(key(room.id(), id), assignment(room, persona, id, now));
            }
        }
        return wanted;
    }

    /// The assignments that are on the topic, by record key.
    public Map<String, PersonaAssignment> current() {
        Map<String, PersonaAssignment> current = new LinkedHashMap<>();
        try (TopicReader<PersonaAssignment> reader = new TopicReader<>(endpoints, TopicCatalogue.PERSONA_ROSTER)) {
            for (ConsumerRecord<String, PersonaAssignment> record : reader.all()) {
                if (record.value() == null) {
                    current.remove(record.key());
                } else {
                    current.put(record.key(), record.value());
                }
            }
        }
        return new TreeMap<>(current);
    }

    /// Writes those of `wanted` that are missing or different. Agents that others added stay.
    ///
    /// @throws CliFailure when the broker does not take a record
    public Change apply(Map<String, PersonaAssignment> wanted) {
        Map<String, PersonaAssignment> current = current();
        List<Future<RecordMetadata>> sends = new ArrayList<>();
        wanted.forEach((key, assignment) -> {
            if (!sameAgent(assignment, current.get(key))) {
                sends.add(producer.send(new ProducerRecord<>(TopicCatalogue.PERSONA_ROSTER.name(), key, assignment)));
            }
        });
        sends.forEach(Roster::await);
        return new Change(sends.size(), wanted.size() - sends.size());
    }

    /// Ends agents: a tombstone on each key.
    ///
    /// @throws CliFailure when the broker does not take one
    public void remove(Collection<String> keys) {
        List<Future<RecordMetadata>> sends = keys.stream()
                .map(key -> producer.send(
                        new ProducerRecord<String, PersonaAssignment>(TopicCatalogue.PERSONA_ROSTER.name(), key, null)))
                .toList();
        sends.forEach(Roster::await);
    }

    @Override
    public void close() {
        producer.close();
    }

    /// The seed of an agent: the same for the same room and agent, wherever it is computed.
    static long seed(String room, String agent) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key(room, agent).getBytes(UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// An agent of the room that plays the persona.
    public static PersonaAssignment assignment(Room room, Persona persona, String agent, Instant now) {
        return PersonaAssignment.newBuilder()
                .setRoomId(room.id())
                .setAgent(agent)
                .setPersona(persona.id())
                .setDisplayName(persona.displayName())
                .setColor(persona.color())
                .setSeed(seed(room.id(), agent))
                .setAssignedAt(now)
                .build();
    }

    private static boolean sameAgent(PersonaAssignment wanted, @Nullable PersonaAssignment current) {
        return current != null
                && PersonaAssignment.newBuilder(wanted)
                        .setAssignedAt(current.getAssignedAt())
                        .build()
                        .equals(current);
    }

    /// Record key of an agent.
    public static String key(String room, String agent) {
        return room + "|" + agent;
    }

    private static void await(Future<RecordMetadata> send) {
        try {
            send.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CliFailure(
                    "The roster cannot be written (" + e.getMessage() + ")", "See `./chatter logs broker`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure("Writing the roster was interrupted", "Run it again", e);
        }
    }
}
