package io.chatter.gateway.kafka;

import io.chatter.gateway.EventEncoder;
import io.chatter.gateway.LogBusyException;
import io.chatter.gateway.NoSuchRunException;
import io.chatter.gateway.PastPage;
import io.chatter.gateway.PastPage.Moment;
import io.chatter.gateway.Room;
import io.chatter.gateway.RoomPast;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.topics.ReplayRun;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads the past of a room from the retained topics, which Kafka finds by time. Each read has a consumer of its own
/// and leaves no trace in any group; only a few run at a time.
public final class KafkaRoomPast implements RoomPast {

    /// What the page shows of a room.
    private static final List<TopicSpec> TOPICS = List.of(
            TopicCatalogue.STREAM_CONTEXT,
            TopicCatalogue.CHAT_TRENDS,
            TopicCatalogue.CHAT_BOT_DENSITY,
            TopicCatalogue.CHAT_FIREHOSE);

    /// A page covers no more than this.
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(50);

    /// A record has the time at which it was made and can be read once it is committed: what is younger may be
    /// joined by records of before.
    static final Duration SETTLING = Duration.ofSeconds(2);

    private final KafkaEndpoint endpoint;
    private final EventEncoder encoder;
    private final SpecificAvroDeserializer<SpecificRecord> values;
    private final Clock clock;
    private final ReadsInTurn reads;
    private final @Nullable ReplayRun run;

    public KafkaRoomPast(KafkaEndpoint endpoint, EventEncoder encoder, Clock clock) {
        this(endpoint, encoder, clock, new ReadsInTurn(), null);
    }

    private KafkaRoomPast(
            KafkaEndpoint endpoint, EventEncoder encoder, Clock clock, ReadsInTurn reads, @Nullable ReplayRun run) {
        this.endpoint = endpoint;
        this.encoder = encoder;
        this.values = endpoint.deserializer();
        this.clock = clock;
        this.reads = reads;
        this.run = run;
    }

    @Override
    public RoomPast in(ReplayRun wanted) {
        return new KafkaRoomPast(endpoint, encoder, clock, reads, wanted);
    }

    @Override
    public Span span(Room room) {
        return reads.orBusy(() -> {
            try (Consumer<String, byte[]> consumer = consumer()) {
                TopicPartition lines = placeOf(room, TopicCatalogue.CHAT_FIREHOSE, consumer);
                Instant newest = run == null ? clock.instant() : timeOfTheLast(lines, consumer);
                OffsetAndTimestamp first = startsAt(0, List.of(lines), consumer).get(lines);
                Instant oldest = first == null ? newest : Instant.ofEpochMilli(first.timestamp());
                return new Span(oldest.isAfter(newest) ? newest : oldest, newest);
            }
        });
    }

    @Override
    public PastPage read(Room room, Instant from, Instant until) {
        return reads.orBusy(() -> {
            long first = from.toEpochMilli();
            long settled = clock.millis() - SETTLING.toMillis();
            long last = Math.min(until.toEpochMilli(), Math.min(settled, first + LONGEST.toMillis()));
            if (last <= first) {
                return new PastPage(from, from, List.of());
            }
            try (Consumer<String, byte[]> consumer = consumer()) {
                Map<TopicPartition, PastStretch> stretches = new LinkedHashMap<>();
                TOPICS.forEach(topic ->
                        stretches.put(placeOf(room, topic, consumer), new PastStretch(first, last, room, encoder)));
                fill(stretches, first, consumer);
                return page(from, stretches.values());
            }
        });
    }

    private static PastPage page(Instant from, Iterable<PastStretch> stretches) {
        long end = Long.MAX_VALUE;
        for (PastStretch stretch : stretches) {
            end = Math.min(end, stretch.end());
        }
        List<Moment> moments = new ArrayList<>();
        for (PastStretch stretch : stretches) {
            moments.addAll(stretch.before(end));
        }
        moments.sort(Comparator.comparing(Moment::at));
        return new PastPage(from, Instant.ofEpochMilli(end), moments);
    }

    private void fill(Map<TopicPartition, PastStretch> stretches, long from, Consumer<String, byte[]> consumer) {
        Map<TopicPartition, Long> open = openStretches(stretches.keySet(), from, consumer);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new LogBusyException("the log did not answer within " + PATIENCE);
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                take(record, Objects.requireNonNull(stretches.get(place(record))));
            }
            List<TopicPartition> finished = open.entrySet().stream()
                    .filter(entry -> Objects.requireNonNull(stretches.get(entry.getKey()))
                                    .isDone()
                            || consumer.position(entry.getKey()) >= entry.getValue())
                    .map(Map.Entry::getKey)
                    .toList();
            consumer.pause(finished);
            finished.forEach(open::remove);
        }
    }

    /// Puts the consumer where the time begins.
    ///
    /// @return where each partition ends that has anything from then on
    private static Map<TopicPartition, Long> openStretches(
            Iterable<TopicPartition> places, long from, Consumer<String, byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        places.forEach(all::add);
        consumer.assign(all);
        Map<TopicPartition, OffsetAndTimestamp> starts = startsAt(from, all, consumer);
        Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(all));
        for (TopicPartition place : all) {
            OffsetAndTimestamp start = starts.get(place);
            if (start == null || start.offset() >= open.getOrDefault(place, 0L)) {
                open.remove(place);
            } else {
                consumer.seek(place, start.offset());
            }
        }
        consumer.pause(all.stream().filter(place -> !open.containsKey(place)).toList());
        return open;
    }

    private void take(ConsumerRecord<String, byte[]> record, PastStretch stretch) {
        if (!stretch.wants(record)) {
            return;
        }
        try {
            SpecificRecord value = values.deserialize(record.topic(), record.value());
            if (value != null) {
                stretch.add(record, value);
            }
        } catch (SchemaException.Permanent e) {
            // The tail skipped it as well, and counted it.
        }
    }

    private Consumer<String, byte[]> consumer() {
        return endpoint.consumer(
                Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50));
    }

    private static Map<TopicPartition, OffsetAndTimestamp> startsAt(
            long time, List<TopicPartition> places, Consumer<String, byte[]> consumer) {
        Map<TopicPartition, Long> times = new HashMap<>();
        places.forEach(place -> times.put(place, time));
        return consumer.offsetsForTimes(times);
    }

    /// A run is written by no transaction: its last record is the one before its end.
    ///
    /// @return 1970 when the partition has none
    private static Instant timeOfTheLast(TopicPartition lines, Consumer<String, byte[]> consumer) {
        consumer.assign(List.of(lines));
        long end = consumer.endOffsets(List.of(lines)).getOrDefault(lines, 0L);
        if (end == 0) {
            return Instant.EPOCH;
        }
        consumer.seek(lines, end - 1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                return Instant.ofEpochMilli(record.timestamp());
            }
        }
        throw new LogBusyException("the log did not answer within " + PATIENCE);
    }

    private TopicPartition placeOf(Room room, TopicSpec topic, Consumer<String, byte[]> consumer) {
        // Runs have no captions of their own.
        ReplayRun owner = topic.equals(TopicCatalogue.STREAM_CONTEXT) ? null : run;
        String name = owner == null ? topic.name() : owner.topic(topic.name());
        int partitions = consumer.partitionsFor(name).size();
        if (partitions == 0 && owner != null) {
            throw new NoSuchRunException(owner);
        }
        if (partitions == 0) {
            throw new LogBusyException("topic " + name + " does not exist yet");
        }
        return new TopicPartition(name, TailPositions.partitionOf(room.profile().id(), partitions));
    }

    private static TopicPartition place(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
