package io.chatter.data.replay;

import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import io.chatter.data.log.Range;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Which lines a run of the firehose had, by partition and room.
final class RunSpans {

    /// Lines of one room.
    ///
    /// @param first timestamp of the oldest, epoch milliseconds
    /// @param last timestamp of the newest, epoch milliseconds
    /// @param fromTheBeginning whether the room never had a line before
    record Span(long first, long last, boolean fromTheBeginning) {

        private Span and(Span other) {
            return new Span(Math.min(first, other.first), Math.max(last, other.last), false);
        }

        private Span fromTheBeginning(boolean is) {
            return new Span(first, last, is);
        }
    }

    private static final String FIREHOSE = TopicCatalogue.CHAT_FIREHOSE.name();

    /// Offsets that are read before it is asked whether more are needed.
    private static final long PIECE = 20_000;

    private final Map<Integer, Map<String, Span>> byPartition = new TreeMap<>();

    private RunSpans() {}

    /// @param lines the run's topic of lines
    static RunSpans read(TopicLog log, String lines) {
        RunSpans spans = new RunSpans();
        log.read(log.plan(lines, Range.EVERYTHING), batch -> batch.forEach(spans::add));
        Map<Integer, Long> begins = log.begins(FIREHOSE);
        spans.byPartition.forEach((partition, rooms) -> {
            if (begins.getOrDefault(partition, 1L) == 0) {
                Set<String> whole = withoutEarlierLine(log, partition, rooms);
                rooms.replaceAll((room, span) -> span.fromTheBeginning(whole.contains(room)));
            }
        });
        return spans;
    }

    Set<Integer> partitions() {
        return byPartition.keySet();
    }

    /// Of each room of a partition.
    Map<String, Span> of(int partition) {
        return Collections.unmodifiableMap(byPartition.getOrDefault(partition, Map.of()));
    }

    private void add(ConsumerRecord<byte[], byte[]> line) {
        byPartition
                .computeIfAbsent(line.partition(), _ -> new HashMap<>())
                .merge(roomOf(line.key()), new Span(line.timestamp(), line.timestamp(), false), Span::and);
    }

    /// Reads what was live before the run only as far as rooms are left.
    private static Set<String> withoutEarlierLine(TopicLog log, int partition, Map<String, Span> rooms) {
        Set<String> left = new HashSet<>(rooms.keySet());
        long until = rooms.values().stream().mapToLong(Span::first).max().orElse(Long.MIN_VALUE);
        Range earlier = Range.ofPartitions(Set.of(partition)).intersect(Range.ofTimes(Interval.to(until)));
        for (OffsetRange range : log.plan(FIREHOSE, earlier)) {
            long from = range.offsets().from();
            while (from < range.offsets().to() && !left.isEmpty()) {
                Interval piece = new Interval(
                        from, Math.min(from + PIECE, range.offsets().to()));
                log.read(
                        List.of(new OffsetRange(range.partition(), piece)),
                        batch -> batch.forEach(line -> {
                            Span span = rooms.get(roomOf(line.key()));
                            if (span != null && line.timestamp() < span.first()) {
                                left.remove(roomOf(line.key()));
                            }
                        }));
                from = piece.to();
            }
        }
        return left;
    }

    private static String roomOf(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
