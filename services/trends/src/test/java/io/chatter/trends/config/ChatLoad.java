package io.chatter.trends.config;

import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes lines to the firehose as fast as told, in as many rooms as there are partitions and more,
/// until closed. One thread of its own, so that time never goes back within a partition.
final class ChatLoad implements AutoCloseable {

    private static final int ROOMS = 24;
    static final List<String> WORDS = List.of("castle", "moat", "dragon", "lantern", "bridge", "goblin", "tower");

    private final KafkaProducer<String, ChatMessage> producer;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;

    private ChatLoad(KafkaProducer<String, ChatMessage> producer, int linesPerSecond) {
        this.producer = producer;
        this.pause = Duration.ofSeconds(1).dividedBy(linesPerSecond);
        this.thread = Thread.ofPlatform().name("chat-load").unstarted(this::run);
    }

    static ChatLoad start(String bootstrapServers, String registry, int linesPerSecond) {
        SpecificAvroSerializer<ChatMessage> values = new SpecificAvroSerializer<>();
        values.configure(Map.of("schema.registry.url", registry), false);
        ChatLoad load = new ChatLoad(
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5), new StringSerializer(), values),
                linesPerSecond);
        load.thread.start();
        return load;
    }

    /// Returns when all lines are in the log, and one more in each room that closes the windows of the
    /// others.
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        Instant closer = Instant.now().plusSeconds(10);
        for (int room = 0; room < ROOMS; room++) {
            send(room, "closing time", closer);
        }
        producer.close();
    }

    private void run() {
        for (int line = 0; !closed; line++) {
            String text = WORDS.get(line % 7) + " and " + WORDS.get(line / 7 % 7);
            send(line % ROOMS, text, Instant.now());
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void send(int room, String text, Instant at) {
        String name = "room-" + room;
        String author = "viewer-" + text.hashCode() % 5;
        producer.send(new ProducerRecord<>(
                TopicCatalogue.CHAT_FIREHOSE.name(),
                name,
                ChatMessage.newBuilder()
                        .setMessageId(UUID.randomUUID())
                        .setRoomId(name)
                        .setAuthor(new Author(author, author, "#ffffff", List.of()))
                        .setOrigin(room % 2 == 0 ? Origin.HUMAN : Origin.BOT)
                        .setText(text)
                        .setSentAt(at)
                        .setBroadcastAt(at)
                        .build()));
    }
}
