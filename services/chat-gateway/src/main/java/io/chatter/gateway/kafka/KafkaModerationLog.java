package io.chatter.gateway.kafka;

import io.chatter.gateway.ModerationLog;
import io.chatter.gateway.ModerationOrder;
import io.chatter.gateway.ModeratorAction;
import io.chatter.gateway.Role;
import io.chatter.gateway.Room;
import io.chatter.gateway.Ruling;
import io.chatter.gateway.Rulings;
import io.chatter.messaging.MessageIds;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.observability.EventLog;
import io.chatter.schema.ModerationEvent;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Writes moderators' decisions, each exactly once, whoever makes it wherever.
///
/// All replicas share one transactional id for each partition of chat.moderation, and opening a producer with it shuts
/// out the one before. So a decision is made in three steps: own the id; wait until the tail has read all that was
/// written before; decide and write in one transaction. Had another replica written in between, it would own the id and
/// the transaction would fail: then again from the first step. An approval writes event and line in that transaction,
/// so that there is never one without the other. (ADR 16)
///
/// Thread-safe. One thread does the work, order by order: moderators are few.
public final class KafkaModerationLog implements ModerationLog, AutoCloseable {

    private static final EventLog LOG = EventLog.of(KafkaModerationLog.class);
    private static final int MAX_WAITING = 200;
    private static final Duration TAIL_PATIENCE = Duration.ofSeconds(3);

    /// No try begins later than this after the order came: other rooms' orders wait behind it, and whoever gave it sees
    /// the room as it was then.
    private static final Duration ORDER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final DecisionClients clients;
    private final SpecificAvroSerializer<SpecificRecord> values;
    private final Clock clock;
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final ExecutorService writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("moderation-log").daemon().factory());

    public KafkaModerationLog(KafkaEndpoint endpoint, Clock clock) {
        this.clients = new DecisionClients(endpoint);
        this.values = endpoint.serializer();
        this.clock = clock;
    }

    @Override
    public CompletionStage<Ruling> carryOut(Room room, ModerationOrder order) {
        CompletableFuture<Ruling> answer = new CompletableFuture<>();
        try {
            Instant deadline = clock.instant().plus(ORDER_PATIENCE);
            writer.execute(() -> answer(room, order, deadline, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /// Owns the transactional id of the room's decisions before the first of them. That shuts out another replica,
    /// which owns it again when it decides next.
    @Override
    public void expect(Room room) {
        if (!expected.add(room.profile().id())) {
            return;
        }
        try {
            writer.execute(() -> ownForTheFirstTime(room));
        } catch (RejectedExecutionException e) {
            LOG.info("moderation.not_expected", "room", room.profile().id(), "cause", e.toString());
        }
    }

    private void ownForTheFirstTime(Room room) {
        seeOwnClasses();
        try {
            clients.tryToOwn(clients.placeOf(room.profile().id()));
        } catch (KafkaException e) {
            LOG.info("moderation.not_expected", "room", room.profile().id(), "cause", e.toString());
        }
    }

    /// Goes the way of a decision but for its record: the first moderator does not wait for the schema, the
    /// coordinator and cold code, and no other replica is shut out. Returns at once. What goes wrong is told to
    /// whoever decides.
    public void rehearse(Room room) {
        ModerationOrder clear = new ModerationOrder(
                MessageIds.next(clock),
                "chat-gateway",
                Role.BROADCASTER,
                new ModeratorAction.Clear(Optional.empty()),
                Optional.empty());
        writer.execute(() -> {
            seeOwnClasses();
            try {
                clients.end(clients.placeOf(room.profile().id()));
                if (Rulings.on(clear, room, clock.instant()) instanceof Ruling.Decided decided) {
                    records(decided);
                }
                clients.rehearse();
            } catch (RuntimeException e) {
                LOG.info("moderation.not_rehearsed", "room", room.profile().id(), "cause", e.toString());
            }
        });
    }

    @Override
    public void close() {
        writer.shutdownNow();
        try {
            if (!writer.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("moderation.left");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.close(CLOSE_PATIENCE);
    }

    private void answer(Room room, ModerationOrder order, Instant deadline, CompletableFuture<Ruling> answer) {
        seeOwnClasses();
        try {
            answer.complete(decide(room, order, deadline));
        } catch (RuntimeException e) {
            LOG.warn("moderation.not_written", e, "room", room.profile().id());
            answer.completeExceptionally(e);
        } catch (InterruptedException e) {
            answer.completeExceptionally(e);
        }
    }

    private Ruling decide(Room room, ModerationOrder order, Instant deadline) throws InterruptedException {
        TopicPartition place = clients.placeOf(room.profile().id());
        Backoff backoff = new Backoff();
        KafkaException last = new KafkaException("the order waited longer than " + ORDER_PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            try {
                return decideOnce(room, order, place);
            } catch (KafkaException e) {
                if (e instanceof SchemaException) {
                    throw e;
                }
                last = e;
                clients.discard(place);
                backoff.pause();
            }
        }
        throw last;
    }

    private Ruling decideOnce(Room room, ModerationOrder order, TopicPartition place) {
        Producer<String, byte[]> producer = clients.owner(place);
        long end = clients.end(place);
        if (!room.moderation().reach(end - 1, TAIL_PATIENCE).join()) {
            throw new KafkaException("the tail has not read chat.moderation up to " + end);
        }
        Optional<ModerationEvent> earlier = room.moderation().decision(order.eventId());
        if (earlier.isPresent()) {
            // A try before this one wrote it, though nobody could say so.
            return new Ruling.Decided(earlier.get(), Optional.empty());
        }
        Ruling ruling = Rulings.on(order, room, clock.instant());
        if (ruling instanceof Ruling.Decided decided) {
            long offset = write(decided, producer);
            // Whoever asks this replica next finds the decision; without this, some milliseconds later.
            room.moderation().reach(offset, TAIL_PATIENCE).join();
        }
        return ruling;
    }

    /// @return offset of the event
    private long write(Ruling.Decided decided, Producer<String, byte[]> producer) {
        // Encoded before the transaction begins: what cannot be encoded must not leave one open.
        List<ProducerRecord<String, byte[]>> records = records(decided);
        producer.beginTransaction();
        List<Future<RecordMetadata>> written =
                records.stream().map(producer::send).toList();
        producer.commitTransaction();
        return written.getFirst().resultNow().offset();
    }

    /// The event, and the line it approves.
    private List<ProducerRecord<String, byte[]>> records(Ruling.Decided decided) {
        String room = decided.event().getRoomId();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        records.add(record(TopicCatalogue.CHAT_MODERATION, room, decided.event()));
        decided.line().ifPresent(line -> records.add(record(TopicCatalogue.CHAT_FIREHOSE, room, line)));
        return records;
    }

    private ProducerRecord<String, byte[]> record(TopicSpec topic, String room, SpecificRecord value) {
        return new ProducerRecord<>(topic.name(), room, values.serialize(topic.name(), value));
    }

    /// Avro finds generated classes through the thread: let it find those that this class sees.
    private static void seeOwnClasses() {
        Thread.currentThread().setContextClassLoader(KafkaModerationLog.class.getClassLoader());
    }
}
