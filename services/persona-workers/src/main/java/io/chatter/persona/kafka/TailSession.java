package io.chatter.persona.kafka;

import io.chatter.configuration.Room;
import io.chatter.observability.EventLog;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.RoomPicture;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/// The rooms as one consumer shows them, from the lookback on. The tail's thread reads and draws; any
/// thread may look at [#of].
final class TailSession implements ConsumerThread.Session {

    private static final EventLog LOG = EventLog.of(TailSession.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<TopicSpec> TOPICS = List.of(
            TopicCatalogue.STREAM_CONTEXT,
            TopicCatalogue.CHAT_MODERATION,
            TopicCatalogue.CHAT_FIREHOSE,
            TopicCatalogue.CHAT_TRENDS,
            TopicCatalogue.CHAT_BOT_DENSITY);

    private final Consumer<String, byte[]> consumer;
    private final ValueReader reader;
    private final PartitionHolds holds;
    private final TraceOrigins origins;
    private final Instant since;
    private final Map<String, RoomObserver> observers;
    private Map<TopicPartition, Long> goals = Map.of();
    private volatile boolean caughtUp;

    TailSession(
            Consumer<String, byte[]> consumer,
            ValueReader reader,
            Collection<Room> rooms,
            TraceOrigins origins,
            Instant since) {
        this.origins = origins;
        this.consumer = consumer;
        this.reader = reader;
        this.holds = new PartitionHolds(consumer);
        this.since = since;
        this.observers =
                rooms.stream().collect(Collectors.toUnmodifiableMap(Room::id, room -> new RoomObserver(room, since)));
    }

    /// Whether everything that was there at the beginning has been read.
    boolean caughtUp() {
        return caughtUp;
    }

    /// Empty for an unknown room, and until the session has caught up.
    Optional<RoomPicture> of(String roomId) {
        return caughtUp ? Optional.ofNullable(observers.get(roomId)).map(RoomObserver::picture) : Optional.empty();
    }

    @Override
    public void step() throws InterruptedException {
        if (goals.isEmpty()) {
            goals = begin();
        } else {
            follow();
        }
    }

    /// The last pictures are too old to be shown until another session has caught up.
    @Override
    public void close() {
        caughtUp = false;
    }

    /// Takes every partition from the lookback on.
    ///
    /// @return where each of them ended at that moment; empty while topics are missing
    private Map<TopicPartition, Long> begin() throws InterruptedException {
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < TOPICS.size()) {
            List<String> wanted = TOPICS.stream().map(TopicSpec::name).toList();
            LOG.warn("rooms.topics_missing", "wanted", wanted);
            Thread.sleep(PAUSE);
            return Map.of();
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> since.toEpochMilli())));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
        return ends;
    }

    private void follow() {
        holds.handOn(holds.poll(POLL), record -> {
            RoomObserver observer = observers.get(record.key());
            if (observer != null) {
                reader.read(record).ifPresent(value -> show(observer, record, value));
            }
        });
        caughtUp = caughtUp
                || goals.entrySet().stream().allMatch(goal -> consumer.position(goal.getKey()) >= goal.getValue());
    }

    /// A record that an observer stumbles over is left out of the picture.
    private void show(RoomObserver observer, ConsumerRecord<String, byte[]> record, SpecificRecord value) {
        try {
            switch (value) {
                case StreamContext context -> {
                    origins.remember(context.getContextId(), record.headers());
                    observer.onContext(context);
                }
                case ChatMessage line -> {
                    origins.remember(line.getMessageId(), record.headers());
                    observer.onLine(line);
                }
                case ModerationEvent event -> observer.onModeration(event);
                case TrendsSnapshot trends -> observer.onTrends(trends);
                case BotDensity density -> observer.onDensity(density);
                default ->
                    LOG.warn("record.unexpected", "type", value.getClass().getSimpleName());
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "record.skipped", e,
                    "topic", record.topic(),
                    "partition", record.partition(),
                    "offset", record.offset());
        }
    }
}
