package io.chatter.benchmark.workers;

import io.chatter.benchmark.ground.Ground;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.Recogniser;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// What agents react to: a context a second with something said every four, and a person's line every five, in every
/// room, by a thread of its own until it is closed.
final class LivelyRooms implements AutoCloseable {

    private static final int SAID_EVERY = 4;
    private static final int PERSON_EVERY = 5;
    private static final List<String> THINGS =
            List.of("lantern", "drawbridge", "goblin", "soup", "map", "ladder", "crown", "fog");

    private final List<String> rooms;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final Deque<TranscriptSegment> segments = new ArrayDeque<>();
    private final Thread thread;

    private LivelyRooms(Ground ground, List<String> rooms) {
        this.rooms = rooms;
        SpecificAvroSerializer<SpecificRecord> values = new SpecificAvroSerializer<>();
        values.configure(Map.of("schema.registry.url", ground.registryUrl()), false);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", ground.bootstrapServers()), new StringSerializer(), values);
        this.thread = Thread.ofPlatform().name("lively-rooms").start(this::live);
    }

    static LivelyRooms start(Ground ground, List<String> rooms) {
        return new LivelyRooms(ground, rooms);
    }

    private void live() {
        try {
            for (int second = 0; true; second++) {
                Instant now = Instant.now();
                String thing = THINGS.get(second / SAID_EVERY % THINGS.size());
                if (second % SAID_EVERY == 0) {
                    String words = "look at the " + thing + " number " + second;
                    segments.addLast(new TranscriptSegment(now.minusSeconds(2), now, words, 0.9f, true));
                }
                segments.removeIf(segment -> segment.getEnd().isBefore(now.minusSeconds(30)));
                for (String room : rooms) {
                    send(TopicCatalogue.STREAM_CONTEXT, room, context(room, now));
                    if (second % PERSON_EVERY == 0) {
                        send(TopicCatalogue.CHAT_INGEST, room, line(room, "what about the " + thing + "?", now));
                    }
                }
                Thread.sleep(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(TopicSpec topic, String room, SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic.name(), room, value));
    }

    private StreamContext context(String room, Instant now) {
        return StreamContext.newBuilder()
                .setRoomId(room)
                .setContextId(UUID.randomUUID())
                .setWindowStart(now.minusSeconds(30))
                .setWindowEnd(now)
                .setPublishedAt(now)
                .setSegments(List.copyOf(segments))
                .setEvents(List.of())
                .setKeywords(List.of())
                .setTopics(List.of())
                .setRecogniser(new Recogniser("none", 0L, "listening"))
                .build();
    }

    private static ChatMessage line(String room, String text, Instant now) {
        return ChatMessage.newBuilder()
                .setMessageId(UUID.randomUUID())
                .setRoomId(room)
                .setAuthor(new Author("alice", "alice", "#ffffff", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText(text)
                .setSentAt(now)
                .build();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        producer.close();
    }
}
