package io.chatter.benchmark.topologies;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Lines of one to twelve words, which are as unevenly used as words are (G. Zipf, 1949), some with emotes
/// and mentions. Half of the lines of an even room and a tenth of those of the hot one are personas'. The
/// same line has the same words in every run.
final class CrowdedFirehose {

    private static final String TOPIC = TopicCatalogue.CHAT_FIREHOSE.name();
    private static final int VOCABULARY = 20_000;
    private static final int LONGEST = 12;
    private static final int PEOPLE_OF_THE_HOT_ROOM = 20_000;
    private static final int PEOPLE = 40;
    private static final String[] EMOTES = {"PogChamp", "KEKW", "LUL", "monkaS", "Kappa"};
    private static final String[] SYLLABLES = {
        "ka", "ro", "mi", "ten", "lu", "sha", "bor", "ne", "vi", "gra", "pol", "de", "zu", "fan", "ic", "or", "wy", "et"
    };

    private final CrowdShape shape;
    private final String[] words = new String[VOCABULARY];
    private final SpecificAvroSerializer<ChatMessage> values = new SpecificAvroSerializer<>();

    CrowdedFirehose(CrowdShape shape, String registryUrl) {
        this.shape = shape;
        values.configure(Map.of(RegistryConfig.ADDRESS, registryUrl), false);
        for (int i = 0; i < VOCABULARY; i++) {
            words[i] = word(i);
        }
    }

    /// Writes all lines. They are shown when the shape says and appended now, so that a group which begins with the
    /// last minutes of the log begins with the first of them.
    void plant(String bootstrapServers) {
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
            for (int i = 0; i < shape.lines(); i++) {
                producer.send(new ProducerRecord<>(TOPIC, shape.room(i), values.serialize(TOPIC, line(i))));
            }
        }
    }

    private ChatMessage line(int number) {
        SplittableRandom random = new SplittableRandom(number);
        boolean hot = shape.isHot(number);
        boolean bot = random.nextInt(10) < (hot ? 1 : 5);
        String author = (bot ? "agent-" : "guest-") + random.nextInt(hot && !bot ? PEOPLE_OF_THE_HOT_ROOM : PEOPLE);
        Instant at = shape.at(number);
        ChatMessage.Builder line = ChatMessage.newBuilder()
                .setMessageId(new UUID(at.toEpochMilli() << 16 | 0x7000L, random.nextLong() | Long.MIN_VALUE))
                .setRoomId(shape.room(number))
                .setAuthor(new Author(author, author, "#ff7f50", List.of(bot ? "bot" : "guest")))
                .setOrigin(bot ? Origin.BOT : Origin.HUMAN)
                .setText(text(random))
                .setSentAt(at.minusMillis(17))
                .setBroadcastAt(at)
                .setModeration(new Moderation(ModerationAction.ALLOWED, List.of()));
        return bot ? line.setProvenance(provenance(author, random)).build() : line.build();
    }

    private String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(20) == 0) {
            text.append("@guest-").append(random.nextInt(PEOPLE)).append(' ');
        }
        int length = 1 + random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            text.append(words[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1])
                    .append(' ');
        }
        if (random.nextInt(4) == 0) {
            text.append(EMOTES[random.nextInt(EMOTES.length)]);
        }
        return text.toString().strip();
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return word.toString();
    }

    private static Provenance provenance(String agent, SplittableRandom random) {
        return Provenance.newBuilder()
                .setAgent(agent)
                .setTrigger(Trigger.HUMAN)
                .setReplyDepth(random.nextInt(3))
                .setReasons(List.of(new Reason("base_rate", 0.02), new Reason("mention", 4.0)))
                .setModel("house")
                .setMemoryIds(List.of(new UUID(7, 7)))
                .setLatencies(new Latencies(120, 3, 41))
                .build();
    }
}
