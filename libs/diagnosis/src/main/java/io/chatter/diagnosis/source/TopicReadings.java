package io.chatter.diagnosis.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chatter.diagnosis.LetterReading;
import io.chatter.diagnosis.RoomReading;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// What the topics say about the last minutes.
///
/// @param rooms with a window that ended within two minutes
/// @param letters of the topics that have dead letters of the last ten minutes
/// @param closed topics that are not there, or may not be read
record TopicReadings(List<RoomReading> rooms, List<LetterReading> letters, List<String> closed) {

    private static final Duration LOOKBACK = Duration.ofMinutes(10);
    private static final Duration RECENT = Duration.ofMinutes(2);

    /// As Kafka Streams names it (KIP-1034); a record without it marks a letter that was brought back.
    private static final String EXCEPTION = "__streams.errors.exception";

    private static final String MESSAGE = "__streams.errors.message";
    private static final int LONGEST_MESSAGE = 280;

    /// What is read, and how far back.
    private static Map<String, Instant> wanted(Instant now) {
        Map<String, Instant> since = new TreeMap<>();
        since.put(TopicCatalogue.CHAT_TRENDS.name(), now.minus(LOOKBACK));
        since.put(TopicCatalogue.CHAT_BOT_DENSITY.name(), now.minus(RECENT));
        TopicCatalogue.all().forEach(topic -> since.put(topic.deadLetterTopic(), now.minus(LOOKBACK)));
        return since;
    }

    /// Nothing could be read: all is closed.
    static TopicReadings none(Instant now) {
        return new TopicReadings(List.of(), List.of(), List.copyOf(wanted(now).keySet()));
    }

    static TopicReadings read(SystemAddress system, Instant now) {
        SpecificAvroDeserializer<SpecificRecord> values = deserializer(system.registry());
        RoomWindows rooms = new RoomWindows();
        List<ConsumerRecord<String, byte[]>> dead = new ArrayList<>();
        try (RecentRecords records = new RecentRecords(system.kafka())) {
            RecentRecords.Found found = records.since(wanted(now));
            for (ConsumerRecord<String, byte[]> record : found.records()) {
                if (record.topic().endsWith(TopicSpec.DEAD_LETTER_SUFFIX)) {
                    dead.add(record);
                } else {
                    addWindow(record, values, rooms);
                }
            }
            return new TopicReadings(rooms.readings(), letters(dead), found.closed());
        }
    }

    /// A window that cannot be read says nothing here; the services that read it say so.
    private static void addWindow(
            ConsumerRecord<String, byte[]> record, SpecificAvroDeserializer<SpecificRecord> values, RoomWindows rooms) {
        try {
            SpecificRecord window = values.deserialize(record.topic(), record.value());
            if (window != null) {
                rooms.add(window);
            }
        } catch (SchemaException e) {
            // Told by BrokenParsing from the dead letters and the registry.
        }
    }

    private static List<LetterReading> letters(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, LetterReading> byTopic = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Header exception = record.headers().lastHeader(EXCEPTION);
            if (exception != null) {
                String topic =
                        record.topic().substring(0, record.topic().length() - TopicSpec.DEAD_LETTER_SUFFIX.length());
                LetterReading earlier = byTopic.get(topic);
                byTopic.put(
                        topic,
                        new LetterReading(
                                topic,
                                earlier == null ? 1 : earlier.recent() + 1,
                                new String(exception.value(), UTF_8),
                                message(record.headers().lastHeader(MESSAGE))));
            }
        }
        return List.copyOf(byTopic.values());
    }

    private static String message(@Nullable Header header) {
        String text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "...";
    }

    private static SpecificAvroDeserializer<SpecificRecord> deserializer(RegistryConfig registry) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(RegistryConfig.ADDRESS, registry.address().toString());
        registry.security()
                .credentials()
                .ifPresent(credentials -> settings.put(RegistryConfig.CREDENTIALS, credentials));
        registry.security()
                .truststore()
                .ifPresent(authority -> settings.put(RegistryConfig.TRUSTSTORE, authority.toString()));
        SpecificAvroDeserializer<SpecificRecord> values = new SpecificAvroDeserializer<>();
        values.configure(settings, false);
        return values;
    }
}
