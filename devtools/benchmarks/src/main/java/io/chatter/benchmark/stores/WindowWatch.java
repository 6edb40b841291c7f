package io.chatter.benchmark.stores;

import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the fast windows of all rooms as they are committed, on a thread of its own, until closed. Thread-safe.
final class WindowWatch implements AutoCloseable {

    /// A window that was told.
    ///
    /// @param end of the window
    /// @param seenAt when a reader of the topic had it
    record Told(String room, Instant end, Instant seenAt) {}

    private static final Duration POLL = Duration.ofMillis(100);

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final String bootstrapServers;
    private final Thread thread;
    private volatile boolean closed;

    WindowWatch(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        thread = Thread.ofPlatform().name("window-watch").start(this::watch);
    }

    /// All so far, in the order in which each room's were told.
    List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }

    private void watch() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.CHAT_TRENDS_FAST.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                for (ConsumerRecord<String, byte[]> window : consumer.poll(POLL)) {
                    // The end is the record's time.
                    told.add(new Told(window.key(), Instant.ofEpochMilli(window.timestamp()), Instant.now()));
                }
            }
        }
    }
}
