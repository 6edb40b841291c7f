package io.chatter.gateway.kafka;

import static io.chatter.topics.TopicCatalogue.CHAT_FIREHOSE;
import static io.chatter.topics.TopicCatalogue.CHAT_MODERATION;

import io.chatter.gateway.Room;
import io.chatter.gateway.Rooms;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// Where the tail begins: far enough back in the firehose to fill the rooms' rings, a little back in the topics of
/// states, at the beginning of chat.moderation, for what was decided once holds until something else is.
///
/// @param starts first offset to read, by partition
/// @param ends the offsets at which firehose and moderation are caught up
record TailPositions(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {

    /// Covers the last state of each room of a partition: states come about every second, each with a commit marker.
    private static final long STATES_BACK = 64;

    /// @param linesBack how far back in each partition of the firehose
    /// @throws IllegalStateException when a topic does not exist yet
    static TailPositions find(Consumer<?, ?> consumer, long linesBack) {
        Map<TopicPartition, Long> back = new HashMap<>();
        back.putAll(partitions(consumer, CHAT_FIREHOSE, linesBack));
        back.putAll(partitions(consumer, TopicCatalogue.STREAM_CONTEXT, STATES_BACK));
        back.putAll(partitions(consumer, TopicCatalogue.CHAT_TRENDS, STATES_BACK));
        back.putAll(partitions(consumer, TopicCatalogue.CHAT_BOT_DENSITY, STATES_BACK));
        back.putAll(partitions(consumer, CHAT_MODERATION, Long.MAX_VALUE));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(back.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(back.keySet());
        Map<TopicPartition, Long> starts = new HashMap<>();
        back.forEach((partition, offsets) -> starts.put(
                partition, Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - offsets)));
        ends.keySet().removeIf(partition -> !isOf(CHAT_FIREHOSE, partition) && !isOf(CHAT_MODERATION, partition));
        return new TailPositions(starts, ends);
    }

    /// Tells each room where its lines begin, and how much of the past it has to wait for.
    void tell(Rooms rooms) {
        for (Room room : rooms.all()) {
            TopicPartition lines = placeOf(room, CHAT_FIREHOSE, starts);
            room.moderation().startAt(ends.getOrDefault(placeOf(room, CHAT_MODERATION, starts), 0L));
            room.startAt(lines.partition(), starts.getOrDefault(lines, 0L), ends.getOrDefault(lines, 0L));
        }
    }

    /// Tells each room how far its partitions have been read.
    ///
    /// @param positions the next offset of each partition
    static void advance(Rooms rooms, Map<TopicPartition, Long> positions) {
        for (Room room : rooms.all()) {
            Long lines = positions.get(placeOf(room, CHAT_FIREHOSE, positions));
            Long decisions = positions.get(placeOf(room, CHAT_MODERATION, positions));
            if (lines != null) {
                room.readThrough(lines - 1);
            }
            if (decisions != null) {
                room.moderation().readThrough(decisions - 1);
            }
        }
    }

    /// @param positions the next offset of each partition
    boolean isCaughtUp(Map<TopicPartition, Long> positions) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /// The default partitioner's choice for a key.
    static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static TopicPartition placeOf(Room room, TopicSpec topic, Map<TopicPartition, ?> all) {
        int partitions =
                (int) all.keySet().stream().filter(place -> isOf(topic, place)).count();
        return new TopicPartition(topic.name(), partitionOf(room.profile().id(), partitions));
    }

    private static boolean isOf(TopicSpec topic, TopicPartition partition) {
        return partition.topic().equals(topic.name());
    }

    private static Map<TopicPartition, Long> partitions(Consumer<?, ?> consumer, TopicSpec topic, long back) {
        List<PartitionInfo> found = new ArrayList<>(consumer.partitionsFor(topic.name()));
        if (found.isEmpty()) {
            throw new IllegalStateException("topic " + topic.name() + " does not exist yet");
        }
        Map<TopicPartition, Long> partitions = new HashMap<>();
        found.forEach(info -> partitions.put(new TopicPartition(info.topic(), info.partition()), back));
        return partitions;
    }
}
