package io.chatter.gateway.kafka;

import io.chatter.gateway.ModerationLog;
import io.chatter.gateway.ModerationOrder;
import io.chatter.gateway.Room;
import io.chatter.gateway.Ruling;
import io.chatter.gateway.Rulings;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.observability.EventLog;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    private static final int MAX_TRIES = 6;
    private static final Duration TAIL_PATIENCE = Duration.ofSeconds(3);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final DecisionClients clients;
    private final SpecificAvroSerializer<SpecificRecord> values;
    private final Clock clock;
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
            writer.execute(() -> answer(room, order, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
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

    private void answer(Room room, ModerationOrder order, CompletableFuture<Ruling> answer) {
        // Avro finds generated classes through the thread: let it find those that this class sees.
        Thread.currentThread().setContextClassLoader(KafkaModerationLog.class.getClassLoader());
        try {
            answer.complete(decide(room, order));
        } catch (RuntimeException e) {
            LOG.warn("moderation.not_written", e, "room", room.profile().id());
            answer.completeExceptionally(e);
        } catch (InterruptedException e) {
            answer.completeExceptionally(e);
        }
    }

    private Ruling decide(Room room, ModerationOrder order) throws InterruptedException {
        TopicPartition place = clients.placeOf(room.profile().id());
        Backoff backoff = new Backoff();
        KafkaException last = new KafkaException("no try was made");
        for (int i = 0; i < MAX_TRIES; i++) {
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
        String room = decided.event().getRoomId();
        // Encoded before the transaction begins: what cannot be encoded must not leave one open.
        ProducerRecord<String, byte[]> record = record(TopicCatalogue.CHAT_MODERATION, room, decided.event());
        Optional<ProducerRecord<String, byte[]>> line =
                decided.line().map(approved -> record(TopicCatalogue.CHAT_FIREHOSE, room, approved));
        producer.beginTransaction();
        Future<RecordMetadata> event = producer.send(record);
        line.ifPresent(producer::send);
        producer.commitTransaction();
        return event.resultNow().offset();
    }

    private ProducerRecord<String, byte[]> record(TopicSpec topic, String room, SpecificRecord value) {
        return new ProducerRecord<>(topic.name(), room, values.serialize(topic.name(), value));
    }
}
