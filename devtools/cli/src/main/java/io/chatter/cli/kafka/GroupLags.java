package io.chatter.cli.kafka;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.StackStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// How far each group is behind each topic it has committed on.
public final class GroupLags {

    private static final int PATIENCE_SECONDS = 10;

    private GroupLags() {}

    /// @throws CliFailure when the broker does not answer
    public static List<StackStatus.Group> read(Endpoints endpoints) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.bootstrapServers()))) {
            List<StackStatus.Group> lags = new ArrayList<>();
            for (GroupListing group : get(admin.listGroups().valid())) {
                lags.addAll(lagsOf(admin, group));
            }
            return lags.stream()
                    .sorted(Comparator.comparing(StackStatus.Group::group).thenComparing(StackStatus.Group::topic))
                    .toList();
        }
    }

    private static List<StackStatus.Group> lagsOf(Admin admin, GroupListing group) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(admin, group);
        committed.values().removeIf(Objects::isNull);
        if (committed.isEmpty()) {
            return List.of();
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = get(admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all());
        Map<String, Long> byTopic = new TreeMap<>();
        committed.forEach((partition, offset) -> {
            ListOffsetsResultInfo end = ends.get(partition);
            long lag = end == null ? 0 : Math.max(0, end.offset() - offset.offset());
            byTopic.merge(partition.topic(), lag, Long::sum);
        });
        return byTopic.entrySet().stream()
                .map(topic -> new StackStatus.Group(group.groupId(), topic.getKey(), topic.getValue()))
                .toList();
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, GroupListing group) {
        String id = group.groupId();
        GroupType type = group.type().orElse(GroupType.UNKNOWN);
        return switch (type) {
            case CONSUMER, CLASSIC ->
                new HashMap<>(get(admin.listConsumerGroupOffsets(Map.of(id, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(id)));
            case STREAMS ->
                new HashMap<>(get(admin.listStreamsGroupOffsets(Map.of(id, new ListStreamsGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(id)));
            case SHARE, UNKNOWN -> new HashMap<>();
        };
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CliFailure(
                    "The broker does not tell its groups (" + e.getMessage() + ")", "See `./chatter logs broker`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure("Reading the groups was interrupted", "Run it again", e);
        }
    }
}
