package io.chatter.gateway.kafka;

import io.chatter.observability.EventLog;
import io.chatter.observability.flight.BatchJudged;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Moves lines from chat.ingest to chat.firehose, each exactly once: reads a batch, judges it, and writes lines,
/// verdicts, dead letters and offsets in one transaction. An idle room costs no transaction. What the broker may take
/// later is tried again; when it refused, or when it is not clear what was written, the loop is not ready while the
/// clients are replaced and the committed offsets decide.
///
/// Runs on a thread of its own, which alone touches consumer and producers; [#close] and [#isReady] are for others.
public final class IngestLoop implements Runnable, AutoCloseable {

    public static final String GROUP = "chatter-gateway-ingest";

    private static final EventLog LOG = EventLog.of(IngestLoop.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final String member;
    private final int writerCount;
    private final IngestClients clients;
    private final IngestStep step;
    private final IngestMetrics metrics;
    private final Backoff backoff = new Backoff();
    private volatile boolean stopping;
    private volatile boolean ready;

    /// @param member name of this loop, stable over restarts
    public IngestLoop(String member, int writerCount, IngestClients clients, IngestStep step, IngestMetrics metrics) {
        this.member = member;
        this.writerCount = writerCount;
        this.clients = clients;
        this.step = step;
        this.metrics = metrics;
    }

    @Override
    public void run() {
        // Avro finds generated classes through the thread: let it find those that this class sees.
        Thread.currentThread().setContextClassLoader(IngestLoop.class.getClassLoader());
        while (!stopping) {
            try {
                work();
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warn("ingest.reopened", e, "member", member);
                    pause();
                }
            } finally {
                ready = false;
            }
        }
    }

    /// True while the loop is a member of the group with its share of the partitions.
    public boolean isReady() {
        return ready;
    }

    /// Ends the loop after the batch in hand.
    @Override
    public void close() {
        stopping = true;
    }

    private void work() {
        Consumer<String, byte[]> consumer = clients.consumer(member);
        PartitionHolds holds = new PartitionHolds(consumer);
        try (var writers = new TransactionalWriters(GROUP + "-" + member, writerCount, clients::producer)) {
            consumer.subscribe(List.of(TopicCatalogue.CHAT_INGEST.name()), new Readiness());
            while (!stopping) {
                holds.release();
                ConsumerRecords<String, byte[]> batch = consumer.poll(IDLE_POLL);
                if (!batch.isEmpty()) {
                    move(batch, consumer, writers, holds);
                }
            }
        } finally {
            consumer.close(leaving());
        }
    }

    private void move(
            ConsumerRecords<String, byte[]> batch,
            Consumer<String, byte[]> consumer,
            TransactionalWriters writers,
            PartitionHolds holds) {
        long begin = System.nanoTime();
        BatchJudged flight = new BatchJudged();
        flight.begin();
        try {
            IngestOutcome outcome = step.outcome(batch);
            writers.write(outcome.records(), offsetsAfter(batch, outcome), consumer.groupMetadata());
            outcome.held().forEach(holds::hold);
            metrics.committed(outcome, Duration.ofNanos(System.nanoTime() - begin));
            flight.records = batch.count();
            flight.commit();
            backoff.reset();
        } catch (TransactionalWriters.AbortedException e) {
            LOG.warn("ingest.retry", e, "member", member, "records", batch.count());
            rewind(batch, consumer);
            pause();
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsetsAfter(
            ConsumerRecords<String, byte[]> batch, IngestOutcome outcome) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(batch.nextOffsets());
        outcome.held().forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        return offsets;
    }

    private static void rewind(ConsumerRecords<String, byte[]> batch, Consumer<String, byte[]> consumer) {
        for (TopicPartition partition : batch.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            }
        }
    }

    private void pause() {
        try {
            backoff.pause();
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /// A loop that ends leaves its group, so that others take over at once; one that is reopened comes back by its
    /// name.
    private CloseOptions leaving() {
        CloseOptions.GroupMembershipOperation operation = stopping
                ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
        return CloseOptions.timeout(CLOSE_PATIENCE).withGroupMembershipOperation(operation);
    }

    /// Follows the group; called by the consumer inside poll.
    private final class Readiness implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            ready = true;
            LOG.info("ingest.assigned", "member", member, "partitions", partitions.size());
        }

        /// Also when they are lost. [#onPartitionsAssigned] follows while the loop stays in the group.
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            ready = false;
            LOG.info("ingest.revoked", "member", member, "partitions", partitions.size());
        }
    }
}
