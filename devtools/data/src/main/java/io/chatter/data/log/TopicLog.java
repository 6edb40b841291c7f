package io.chatter.data.log;

import static java.util.Objects.requireNonNull;

import io.chatter.data.DataFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// What is committed on the broker's topics, as bytes. Has no group and commits nothing, so that nobody
/// notices the reading. Owned by one thread at a time.
public final class TopicLog implements AutoCloseable {

    /// Producers of one partition may disagree about the time by this much: an upper bound of time
    /// stops reading only when it has passed by that.
    public static final Duration CLOCK_SLACK = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Takes what was read, a batch at a time.
    @FunctionalInterface
    public interface BatchSink {

        /// @param records in offset order inside each partition
        void accept(List<ConsumerRecord<byte[], byte[]>> records);
    }

    private final LogAddress address;
    private final Duration patience;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicLog(LogAddress address) {
        this(address, PATIENCE);
    }

    /// @param patience how long an answer of the broker is waited for
    public TopicLog(LogAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
        Map<String, Object> settings = address.clientSettings();
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        // Records that went between a plan and its read are missed, not jumped over.
        settings.put("auto.offset.reset", "none");
        settings.put("allow.auto.create.topics", false);
        settings.put("default.api.timeout.ms", (int) patience.toMillis());
        settings.put("max.poll.records", 4_000);
        settings.put("max.partition.fetch.bytes", 4 << 20);
        settings.put("fetch.max.bytes", 16 << 20);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Names of all topics but Kafka's own.
    public Set<String> topics() {
        return ask(
                "list topics",
                consumer -> consumer.listTopics().keySet().stream()
                        .filter(name -> !name.startsWith("__"))
                        .collect(Collectors.toSet()));
    }

    /// The offsets that `range` wants of what is there now, without empty partitions, by partition.
    public List<OffsetRange> plan(String topic, Range range) {
        return ask("find the offsets of " + topic, _ -> planned(topic, range));
    }

    /// The first offset that is still there, by partition; 0 where nothing was ever deleted.
    public Map<Integer, Long> begins(String topic) {
        return ask("find the begin of " + topic, _ -> {
            Map<Integer, Long> begins = new HashMap<>();
            consumer.beginningOffsets(partitionsOf(topic))
                    .forEach((partition, begin) -> begins.put(partition.partition(), begin));
            return begins;
        });
    }

    /// Hands on every record in `ranges` that is committed and not compacted away. Returns at the end
    /// of the last one.
    ///
    /// @throws DataFailure also when some of them were deleted since they were planned
    public void read(List<OffsetRange> ranges, BatchSink sink) {
        if (ranges.isEmpty()) {
            return;
        }
        String what = "read " + ranges.getFirst().partition().topic();
        Map<TopicPartition, Interval> open = ask(what, _ -> opened(ranges));
        long moved = System.nanoTime();
        while (!open.isEmpty()) {
            // What the sink fails with is no fault of the broker.
            List<ConsumerRecord<byte[], byte[]>> polled = ask(what, _ -> poll());
            List<ConsumerRecord<byte[], byte[]>> wanted =
                    polled.stream().filter(record -> isIn(open, record)).toList();
            if (!wanted.isEmpty()) {
                sink.accept(wanted);
            }
            if (ask(what, _ -> closeFinished(open)) || !polled.isEmpty()) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > patience.toNanos()) {
                throw refused(what, "nothing came for " + patience.toSeconds() + " s", null);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<OffsetRange> planned(String topic, Range range) {
        List<TopicPartition> partitions = partitionsOf(topic).stream()
                .filter(partition -> range.covers(partition.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> timedBegins = firstAt(range.times().from(), partitions, ends);
        Map<TopicPartition, Long> timedEnds = firstAt(slackAfter(range.times().to()), partitions, ends);
        List<OffsetRange> plan = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            Interval offsets = new Interval(of(begins, partition), of(ends, partition))
                    .intersect(range.offsets())
                    .intersect(new Interval(
                            timedBegins.getOrDefault(partition, Long.MIN_VALUE),
                            timedEnds.getOrDefault(partition, Long.MAX_VALUE)));
            if (!offsets.isEmpty()) {
                plan.add(new OffsetRange(partition, offsets));
            }
        }
        return plan;
    }

    private List<TopicPartition> partitionsOf(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /// The first offset of each partition with a timestamp of at least `millis`; the end where there is
    /// none; nothing for a bound that is none.
    private Map<TopicPartition, Long> firstAt(
            long millis, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        if (millis == Long.MIN_VALUE || millis == Long.MAX_VALUE) {
            return Map.of();
        }
        Map<TopicPartition, Long> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> Math.max(0, millis)));
        Map<TopicPartition, Long> first = new HashMap<>(ends);
        consumer.offsetsForTimes(wanted).forEach((TopicPartition partition, OffsetAndTimestamp found) -> {
            if (found != null) {
                first.put(partition, found.offset());
            }
        });
        return first;
    }

    private static long slackAfter(long millis) {
        return millis == Long.MAX_VALUE ? millis : millis + CLOCK_SLACK.toMillis();
    }

    /// The consumer at the begin of each range.
    private Map<TopicPartition, Interval> opened(List<OffsetRange> ranges) {
        Map<TopicPartition, Interval> open = new HashMap<>();
        ranges.forEach(range -> open.put(range.partition(), range.offsets()));
        consumer.assign(open.keySet());
        consumer.resume(open.keySet()); // one that was read before is still paused
        ranges.forEach(range -> consumer.seek(range.partition(), range.offsets().from()));
        return open;
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        return records;
    }

    private static boolean isIn(Map<TopicPartition, Interval> open, ConsumerRecord<byte[], byte[]> record) {
        Interval offsets = open.get(new TopicPartition(record.topic(), record.partition()));
        return offsets != null && offsets.contains(record.offset());
    }

    private boolean closeFinished(Map<TopicPartition, Interval> open) {
        List<TopicPartition> finished = open.entrySet().stream()
                .filter(entry ->
                        consumer.position(entry.getKey()) >= entry.getValue().to())
                .map(Map.Entry::getKey)
                .toList();
        finished.forEach(open::remove);
        consumer.pause(finished);
        return !finished.isEmpty();
    }

    private <T> T ask(String what, Function<KafkaConsumer<byte[], byte[]>, T> question) {
        try {
            return question.apply(consumer);
        } catch (OffsetOutOfRangeException e) {
            throw new DataFailure(
                    "Records that were to be read went meanwhile, by retention or by a hand: offsets "
                            + e.offsetOutOfRangePartitions(),
                    "Run it again, over a later part",
                    e);
        } catch (KafkaException e) {
            throw refused(what, String.valueOf(e.getMessage()), e);
        }
    }

    private DataFailure refused(String what, String why, @Nullable KafkaException cause) {
        return new DataFailure(
                "The broker at " + address.bootstrapServers() + " does not let us " + what + " (" + why + ")",
                "Start the stack with `./chatter up`, or see `./chatter status`",
                cause);
    }

    private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return requireNonNull(offsets.get(partition), "asked for every partition");
    }
}
