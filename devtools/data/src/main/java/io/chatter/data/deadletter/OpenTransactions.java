package io.chatter.data.deadletter;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Transactions of services over a dead-letter topic. What was committed behind the begin of one cannot be read before
/// it has ended: a mark that says that a letter came back, too.
final class OpenTransactions {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final LogAddress address;
    private final Duration patience;

    /// @param patience how long they may go on, and how long an answer of the broker is waited for
    OpenTransactions(LogAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /// Blocks until those have ended that are open over `topic` now: all that stands there can be read.
    ///
    /// @throws DataFailure when one goes on for too long, or the broker does not answer
    void awaitEnd(String topic) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(address.clientSettings())) {
            Map<TopicPartition, OffsetSpec> ends = ends(admin, topic);
            Map<TopicPartition, Long> written = offsets(admin, topic, ends, IsolationLevel.READ_UNCOMMITTED);
            while (!isReadable(written, offsets(admin, topic, ends, IsolationLevel.READ_COMMITTED))) {
                if (System.nanoTime() > deadline) {
                    throw new DataFailure(
                            "A service has had a transaction over " + topic + " open for " + patience.toSeconds()
                                    + " s, and what came back before cannot be read until it ends",
                            "Run it again in a minute: the broker ends it when the service does not",
                            null);
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataFailure("The redrive was interrupted", "Run it again", e);
        }
    }

    private Map<TopicPartition, OffsetSpec> ends(Admin admin, String topic) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription described : await(
                        topic, admin.describeTopics(List.of(topic)).allTopicNames())
                .values()) {
            described
                    .partitions()
                    .forEach(info -> ends.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
        }
        return ends;
    }

    private static boolean isReadable(Map<TopicPartition, Long> written, Map<TopicPartition, Long> readable) {
        return written.entrySet().stream().allMatch(end -> readable.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> offsets(
            Admin admin, String topic, Map<TopicPartition, OffsetSpec> ends, IsolationLevel isolation)
            throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        await(topic, admin.listOffsets(ends, new ListOffsetsOptions(isolation)).all())
                .forEach((TopicPartition partition, ListOffsetsResultInfo end) -> offsets.put(partition, end.offset()));
        return offsets;
    }

    private <T> T await(String topic, KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DataFailure(
                    "The broker at " + address.bootstrapServers() + " does not tell how far " + topic + " reaches ("
                            + e.getMessage() + ")",
                    "Start the stack with `./chatter up`, or see `./chatter status`",
                    e);
        }
    }
}
