package io.chatter.benchmark.topologies;

import io.chatter.benchmark.ground.ServerProcess;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The limit: reads all records of the firehose as bytes and does nothing with them, in a process of its own.
public final class BareReader {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ROUNDS = 3;

    private BareReader() {}

    /// Records a second of the best of some rounds.
    static double measure(String bootstrapServers, int core) throws IOException, InterruptedException {
        Process reader = ServerProcess.startChild(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareReader.class.getName(),
                        bootstrapServers)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        try (var output = reader.inputReader(StandardCharsets.UTF_8)) {
            ServerProcess.pin(reader.pid(), core);
            return output.lines().mapToDouble(Double::parseDouble).max().orElseThrow();
        } finally {
            reader.destroyForcibly();
        }
    }

    /// @param arguments where the broker is
    public static void main(String[] arguments) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", arguments[0], "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.CHAT_FIREHOSE.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            long all = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            for (int round = 0; round < ROUNDS; round++) {
                consumer.seekToBeginning(partitions);
                long begin = System.nanoTime();
                for (long read = 0; read < all; ) {
                    read += consumer.poll(POLL).count();
                }
                System.out.println(all / ((System.nanoTime() - begin) / 1e9));
            }
        }
    }
}
