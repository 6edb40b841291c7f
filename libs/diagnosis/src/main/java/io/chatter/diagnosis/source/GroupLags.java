package io.chatter.diagnosis.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import org.apache.kafka.common.TopicPartition;

/// How far each group is behind each topic it has committed on.
public final class GroupLags {

    /// @param lag records behind the end of the topic, over all partitions
    public record Lag(String group, String topic, long lag) {}

    private GroupLags() {}

    /// By group, then by topic.
    ///
    /// @throws org.apache.kafka.common.KafkaException when the broker does not answer
    public static List<Lag> read(Admin admin) throws InterruptedException {
        List<Lag> lags = new ArrayList<>();
        for (GroupListing group : KafkaAnswer.of(admin.listGroups().valid())) {
            lags.addAll(lagsOf(admin, group));
        }
        lags.sort(Comparator.comparing(Lag::group).thenComparing(Lag::topic));
        return lags;
    }

    private static List<Lag> lagsOf(Admin admin, GroupListing group) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(admin, group);
        committed.values().removeIf(Objects::isNull);
        if (committed.isEmpty()) {
            return List.of();
        }
        Map<TopicPartition, ListOffsetsResultInfo> ends = KafkaAnswer.of(admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                .all());
        Map<String, Long> byTopic = new TreeMap<>();
        committed.forEach((partition, offset) -> {
            ListOffsetsResultInfo end = ends.get(partition);
            long lag = end == null ? 0 : Math.max(0, end.offset() - offset.offset());
            byTopic.merge(partition.topic(), lag, Long::sum);
        });
        return byTopic.entrySet().stream()
                .map(topic -> new Lag(group.groupId(), topic.getKey(), topic.getValue()))
                .toList();
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, GroupListing group)
            throws InterruptedException {
        String id = group.groupId();
        GroupType type = group.type().orElse(GroupType.UNKNOWN);
        return switch (type) {
            case CONSUMER, CLASSIC ->
                new HashMap<>(
                        KafkaAnswer.of(admin.listConsumerGroupOffsets(Map.of(id, new ListConsumerGroupOffsetsSpec()))
                                .partitionsToOffsetAndMetadata(id)));
            case STREAMS ->
                new HashMap<>(
                        KafkaAnswer.of(admin.listStreamsGroupOffsets(Map.of(id, new ListStreamsGroupOffsetsSpec()))
                                .partitionsToOffsetAndMetadata(id)));
            case SHARE, UNKNOWN -> new HashMap<>();
        };
    }
}
