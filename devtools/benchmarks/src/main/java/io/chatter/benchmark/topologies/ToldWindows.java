package io.chatter.benchmark.topologies;

import io.chatter.benchmark.ground.Ground;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The windows that trends told, counted, and their lines held against those that were planted.
///
/// @param windows of all three topics
/// @param closedRooms rooms of which a whole minute was told
/// @param wrongRooms those of them whose minutes do not have exactly the lines that were planted
/// @param mostSketched the largest error of a count that a snapshot told of
record ToldWindows(long windows, int closedRooms, long wrongRooms, long mostSketched) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    static ToldWindows read(Ground ground, CrowdShape shape) {
        Map<String, Long> lines = new HashMap<>();
        Map<String, Instant> ends = new HashMap<>();
        long[] sketched = {0};
        SpecificAvroDeserializer<TrendsSnapshot> values = new SpecificAvroDeserializer<>();
        values.configure(Map.of("schema.registry.url", ground.registryUrl()), false);
        long windows = each(ground, TopicCatalogue.CHAT_TRENDS, value -> {
            TrendsSnapshot window =
                    Objects.requireNonNull(values.deserialize(TopicCatalogue.CHAT_TRENDS.name(), value));
            sketched[0] = Math.max(sketched[0], window.getCountError());
            if (window.getWindowEnd().toEpochMilli() % MINUTE == 0) {
                lines.merge(window.getRoomId(), window.getMessageCount(), Long::sum);
                ends.merge(window.getRoomId(), window.getWindowEnd(), (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        windows += each(ground, TopicCatalogue.CHAT_TRENDS_FAST, _ -> {});
        windows += each(ground, TopicCatalogue.CHAT_BOT_DENSITY, _ -> {});
        Map<String, Long> planted = shape.before(ends);
        long wrong = ends.keySet().stream()
                .filter(room -> !planted.getOrDefault(room, 0L).equals(lines.get(room)))
                .count();
        return new ToldWindows(windows, ends.size(), wrong, sketched[0]);
    }

    private static long each(Ground ground, TopicSpec topic, Consumer<byte[]> action) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", ground.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
            long count = 0;
            while (last.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var window : consumer.poll(POLL)) {
                    action.accept(window.value());
                    count++;
                }
            }
            return count;
        }
    }
}
