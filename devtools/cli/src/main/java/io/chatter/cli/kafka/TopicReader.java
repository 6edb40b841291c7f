package io.chatter.cli.kafka;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads topics without a group: what is committed, from all partitions. Not thread-safe.
///
/// @param <T> the records of the topic
public final class TopicReader<T extends SpecificRecord> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<String, T> consumer;
    private final List<TopicPartition> partitions;

    /// @throws CliFailure when the broker does not answer
    public TopicReader(Endpoints endpoints, TopicSpec topic) {
        Map<String, Object> settings = BrokerSettings.of(endpoints);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        Map<String, Object> registry =
                Map.of(RegistryConfig.ADDRESS, endpoints.registryUrl().toString());
        SpecificAvroDeserializer<T> values = new SpecificAvroDeserializer<>();
        values.configure(registry, false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values);
        try {
            partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
        } catch (KafkaException e) {
            consumer.close();
            throw new CliFailure(
                    topic.name() + " cannot be read from " + endpoints.bootstrapServers() + " (" + e.getMessage() + ")",
                    "See `./chatter status`",
                    e);
        }
    }

    /// Everything from the start to the present end, in order inside a partition.
    public List<ConsumerRecord<String, T>> all() {
        consumer.seekToBeginning(partitions);
        return untilEnd();
    }

    /// At most `count` records of each partition before the present end. Twice as many offsets are read, for a
    /// transaction's end takes one too.
    public List<ConsumerRecord<String, T>> last(int count) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - 2L * count)));
        Map<Integer, List<ConsumerRecord<String, T>>> byPartition =
                untilEnd().stream().collect(Collectors.groupingBy(ConsumerRecord::partition));
        return byPartition.values().stream()
                .flatMap(records -> records.subList(Math.max(0, records.size() - count), records.size()).stream())
                .toList();
    }

    /// Hands on what comes after the present end until this thread is interrupted.
    public void follow(Consumer<ConsumerRecord<String, T>> sink) {
        consumer.seekToEnd(partitions);
        while (!Thread.currentThread().isInterrupted()) {
            consumer.poll(POLL).forEach(sink);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<ConsumerRecord<String, T>> untilEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, T>> records = new ArrayList<>();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!hasReached(ends) && System.nanoTime() < limit) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
