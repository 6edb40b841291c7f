package io.chatter.cli.kafka;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.topics.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// The catalogue beside what a broker really has.
public final class BrokerTopics {

    /// One topic.
    ///
    /// @param value name of the value's record
    /// @param partitions the broker's count, or the catalogue's while no broker runs
    /// @param retentionMs how long records are kept, in ms; null for compacted topics
    /// @param records between the first and the last offset; null while no broker runs or the topic is missing
    public record Topic(
            String name,
            String key,
            String value,
            int partitions,
            String cleanup,
            @Nullable Long retentionMs,
            @Nullable Long records) {

        public String recordsText() {
            return records == null ? "-" : Long.toString(records);
        }
    }

    private static final int PATIENCE_SECONDS = 10;

    private BrokerTopics() {}

    /// @param endpoints empty while no stack runs: the catalogue alone then
    public static List<Topic> read(Optional<Endpoints> endpoints, List<TopicSpec> specs) {
        if (endpoints.isEmpty()) {
            return specs.stream()
                    .map(spec -> topic(spec, spec.partitions(), null))
                    .toList();
        }
        try (Admin admin = Admin.create(BrokerSettings.of(endpoints.get()))) {
            return specs.stream().map(spec -> onBroker(admin, spec)).toList();
        }
    }

    private static Topic onBroker(Admin admin, TopicSpec spec) {
        Optional<TopicDescription> found =
                get(admin.describeTopics(List.of(spec.name())).allTopicNames()).map(all -> all.get(spec.name()));
        if (found.isEmpty()) {
            return topic(spec, spec.partitions(), null);
        }
        int count = found.get().partitions().size();
        List<TopicPartition> partitions = IntStream.range(0, count)
                .mapToObj(i -> new TopicPartition(spec.name(), i))
                .toList();
        long records = sum(admin, partitions, OffsetSpec.latest()) - sum(admin, partitions, OffsetSpec.earliest());
        return topic(spec, count, records);
    }

    private static long sum(Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted =
                new HashMap<>(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)));
        return get(admin.listOffsets(wanted).all()).stream()
                .flatMap(found -> found.values().stream())
                .mapToLong(info -> info.offset())
                .sum();
    }

    private static Topic topic(TopicSpec spec, int partitions, @Nullable Long records) {
        boolean compacted = spec.cleanup() == TopicSpec.CleanupPolicy.COMPACT;
        return new Topic(
                spec.name(),
                spec.key(),
                spec.value().getName(),
                partitions,
                spec.cleanup().kafkaName(),
                compacted ? null : spec.retention().toMillis(),
                records);
    }

    private static <T> Optional<T> get(KafkaFuture<T> future) {
        try {
            return Optional.of(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new CliFailure("The broker does not tell its topics (" + e.getCause() + ")", "See its log", e);
        } catch (TimeoutException e) {
            throw new CliFailure("The broker does not answer", "See `./chatter status`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure("Reading the topics was interrupted", "Run it again", e);
        }
    }
}
