package io.chatter.persona.kafka;

import io.chatter.configuration.Room;
import io.chatter.observability.EventLog;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.RoomPicture;
import io.chatter.persona.RoomPictures;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// Keeps the pictures of all configured rooms by tailing their topics, without a group. One thread of its own
/// reads and draws; any thread may look.
public final class RoomTail implements RoomPictures, AutoCloseable {

    private static final EventLog LOG = EventLog.of(RoomTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final List<TopicSpec> TOPICS = List.of(
            TopicCatalogue.STREAM_CONTEXT,
            TopicCatalogue.CHAT_FIREHOSE,
            TopicCatalogue.CHAT_TRENDS,
            TopicCatalogue.CHAT_BOT_DENSITY);

    private final KafkaSettings settings;
    private final Map<String, RoomObserver> observers;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ValueReader reader;
    private final Instant since;
    private final Thread thread;
    private volatile boolean caughtUp;
    private volatile boolean closing;

    public RoomTail(KafkaSettings settings, Collection<Room> rooms, Clock clock) {
        this.settings = settings;
        this.since = clock.instant().minus(settings.lookback());
        this.observers =
                rooms.stream().collect(Collectors.toUnmodifiableMap(Room::id, room -> new RoomObserver(room, since)));
        this.consumer = new KafkaConsumer<>(settings.tail());
        this.reader = new ValueReader(settings.registry());
        this.thread = Thread.ofPlatform().daemon().name("room-tail").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Whether everything that was there at the start has been read.
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public Optional<RoomPicture> of(String roomId) {
        return caughtUp ? Optional.ofNullable(observers.get(roomId)).map(RoomObserver::picture) : Optional.empty();
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        consumer.wakeup();
        thread.join(CLOSING);
    }

    private void run() {
        try (consumer) {
            Map<TopicPartition, Long> goals = Map.of();
            while (!closing) {
                try {
                    goals = goals.isEmpty() ? begin() : goals;
                    follow(goals);
                } catch (WakeupException e) {
                    LOG.debug("rooms.waking");
                } catch (KafkaException e) {
                    LOG.warn("rooms.waiting", e, "bootstrap", settings.bootstrapServers());
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes every partition from the lookback on.
    ///
    /// @return where each of them ended at that moment
    private Map<TopicPartition, Long> begin() throws InterruptedException {
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < TOPICS.size()) {
            LOG.warn(
                    "rooms.topics_missing",
                    "wanted",
                    TOPICS.stream().map(TopicSpec::name).toList());
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

    private void follow(Map<TopicPartition, Long> goals) throws InterruptedException {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            RoomObserver observer = observers.get(record.key());
            if (observer != null) {
                reader.read(record).ifPresent(value -> show(observer, value));
            }
        }
        if (!caughtUp && !goals.isEmpty()) {
            caughtUp = goals.entrySet().stream().allMatch(goal -> consumer.position(goal.getKey()) >= goal.getValue());
        }
    }

    private static void show(RoomObserver observer, SpecificRecord value) {
        switch (value) {
            case StreamContext context -> observer.onContext(context);
            case ChatMessage line -> observer.onLine(line);
            case TrendsSnapshot trends -> observer.onTrends(trends);
            case BotDensity density -> observer.onDensity(density);
            default -> LOG.warn("record.unexpected", "type", value.getClass().getSimpleName());
        }
    }
}
