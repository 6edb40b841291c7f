package io.chatter.benchmark.data;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Latencies;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.Origin;
import io.chatter.schema.Provenance;
import io.chatter.schema.Reason;
import io.chatter.schema.Trigger;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A firehose of many rooms over the last hours: every other line is a persona's with its provenance.
final class PlantedFirehose {

    private static final int ROOMS = 40;
    private static final Duration SPAN = Duration.ofHours(6);
    private static final String TOPIC = TopicCatalogue.CHAT_FIREHOSE.name();

    private final SpecificAvroSerializer<ChatMessage> values = new SpecificAvroSerializer<>();

    PlantedFirehose(String registryUrl) {
        values.configure(Map.of(RegistryConfig.ADDRESS, registryUrl), false);
    }

    /// Writes `lines` lines, the last of them at `end`.
    void plant(String bootstrapServers, int lines, Instant end) {
        Instant begin = end.minus(SPAN);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                20,
                "batch.size",
                256 * 1024,
                "compression.type",
                "lz4");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < lines; i++) {
                Instant at = begin.plusMillis(SPAN.toMillis() * i / lines);
                String room = "room-" + i % ROOMS;
                byte[] value = values.serialize(TOPIC, line(i, room, at));
                producer.send(new ProducerRecord<>(TOPIC, null, at.toEpochMilli(), room, value));
            }
        }
    }

    static ChatMessage line(int number, String room, Instant at) {
        boolean bot = number % 2 == 0;
        String author = (bot ? "agent-" : "guest-") + number % 997;
        ChatMessage.Builder line = ChatMessage.newBuilder()
                .setMessageId(new UUID(at.toEpochMilli() << 16 | 0x7000L, number | Long.MIN_VALUE))
                .setRoomId(room)
                .setAuthor(new Author(author, author, "#ff7f50", List.of(bot ? "bot" : "guest")))
                .setOrigin(bot ? Origin.BOT : Origin.HUMAN)
                .setText("he was on one pixel of health and still went for the jump " + number % 100_003)
                .setSentAt(at.minusMillis(17))
                .setBroadcastAt(at)
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()));
        return bot ? line.setProvenance(provenance(author)).build() : line.build();
    }

    private static Provenance provenance(String agent) {
        return Provenance.newBuilder()
                .setAgent(agent)
                .setTrigger(Trigger.HUMAN)
                .setReplyDepth(0)
                .setReasons(List.of(new Reason("base_rate", 0.02), new Reason("mention", 4.0)))
                .setModel("house")
                .setMemoryIds(List.of(new UUID(7, 7)))
                .setLatencies(new Latencies(120, 3, 41))
                .build();
    }
}
