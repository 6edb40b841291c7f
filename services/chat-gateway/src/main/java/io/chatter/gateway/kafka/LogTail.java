package io.chatter.gateway.kafka;

import io.chatter.gateway.PendingLines;
import io.chatter.gateway.Room;
import io.chatter.gateway.Rooms;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.TraceContext;
import io.chatter.observability.EventLog;
import io.chatter.observability.TraceScope;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Follows the log and shows it to the rooms. Without a group: every replica reads every partition, so that each has
/// the same lines in the same order; that costs a replica the traffic of the whole firehose, whatever its clients
/// look at. When its consumer has to be replaced it goes on where it was, so that the rooms see no line twice.
///
/// Runs on a thread of its own, which alone touches the consumer; [#close] and [#isCaughtUp] are for others.
public final class LogTail implements Runnable, AutoCloseable {

    private static final EventLog LOG = EventLog.of(LogTail.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaEndpoint endpoint;
    private final Rooms rooms;
    private final TailDispatch dispatch;
    private final TailMetrics metrics;
    private final long linesBack;
    private final Backoff backoff = new Backoff();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile boolean stopping;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

    /// @param linesBack offsets of the firehose read again at the start, to fill the rings
    public LogTail(KafkaEndpoint endpoint, Rooms rooms, PendingLines pending, TailMetrics metrics, long linesBack) {
        this.endpoint = endpoint;
        this.rooms = rooms;
        this.dispatch = new TailDispatch(endpoint, rooms, pending, metrics, Clock.systemUTC());
        this.metrics = metrics;
        this.linesBack = linesBack;
    }

    @Override
    public void run() {
        // Avro finds generated classes through the thread: let it find those that this class sees.
        Thread.currentThread().setContextClassLoader(LogTail.class.getClassLoader());
        while (!stopping) {
            try (Consumer<String, byte[]> consumer =
                    endpoint.consumer(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000))) {
                follow(consumer);
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warn("tail.reopened", e);
                    pause();
                }
            }
        }
    }

    /// True once everything that was in the firehose at the start has been read.
    public boolean isCaughtUp() {
        return caughtUp.isDone();
    }

    /// Runs `task` once everything that was in the log at the start has been read, on the tail's thread.
    public void whenCaughtUp(Runnable task) {
        caughtUp.thenRun(task);
    }

    @Override
    public void close() {
        stopping = true;
    }

    private void follow(Consumer<String, byte[]> consumer) {
        TailPositions positions = TailPositions.find(consumer, linesBack);
        if (next.isEmpty()) {
            positions.tell(rooms);
            next.putAll(positions.starts());
        }
        consumer.assign(List.copyOf(next.keySet()));
        next.forEach(consumer::seek);
        PartitionHolds holds = new PartitionHolds(consumer);
        while (!stopping) {
            holds.release();
            show(consumer.poll(POLL), holds);
            next.replaceAll((partition, _) -> consumer.position(partition));
            TailPositions.advance(rooms, next);
            if (!caughtUp.isDone() && positions.isCaughtUp(next)) {
                LOG.info("tail.caught_up", "partitions", positions.ends().size());
                caughtUp.complete(null);
            }
        }
    }

    private void show(ConsumerRecords<String, byte[]> batch, PartitionHolds holds) {
        Set<Room> touched = new HashSet<>();
        for (TopicPartition partition : batch.partitions()) {
            showAll(batch, partition, holds, touched);
        }
        touched.forEach(Room::flush);
        backoff.reset();
    }

    /// What cannot be read because the registry does not answer is read again later.
    private void showAll(
            ConsumerRecords<String, byte[]> batch, TopicPartition partition, PartitionHolds holds, Set<Room> touched) {
        for (ConsumerRecord<String, byte[]> record : batch.records(partition)) {
            if (!TraceScope.call(() -> TraceContext.extract(record.headers()), () -> show(record, touched))) {
                holds.hold(partition, record.offset());
                return;
            }
        }
    }

    private boolean show(ConsumerRecord<String, byte[]> record, Set<Room> touched) {
        try {
            dispatch.take(record).ifPresent(touched::add);
        } catch (SchemaException.Retryable e) {
            LOG.warn("tail.waits", e, "topic", record.topic());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("tail.skipped", e, "topic", record.topic(), "offset", record.offset());
            metrics.ignored(record.topic());
        }
        return true;
    }

    private void pause() {
        try {
            backoff.pause();
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
