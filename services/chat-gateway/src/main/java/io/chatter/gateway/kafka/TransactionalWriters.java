package io.chatter.gateway.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;

/// Writes batches, each in one transaction, with several producers in turn. A transaction is decided when its commit
/// returns, but its producer cannot begin the next one before the coordinator has written all markers; taking turns
/// hides that wait. The order of the log stays the order of the batches: the next batch is produced after the commit of
/// the one before was decided, and read_committed readers wait for the earlier markers.
///
/// Owned by one ingest thread.
final class TransactionalWriters implements AutoCloseable {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final List<Producer<String, byte[]>> producers;
    private int turn;

    /// Opens the producers and fences those of a former life of the same ids.
    ///
    /// @param producer makes the producer of a transactional id
    TransactionalWriters(String id, int count, Function<String, Producer<String, byte[]>> producer) {
        this.producers = IntStream.range(0, count)
                .mapToObj(i -> producer.apply(id + "-" + i))
                .toList();
        try {
            producers.forEach(Producer::initTransactions);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Writes the records and the offsets they came from: all of them or none.
    ///
    /// @throws AbortedException nothing was written, the same batch may be written again
    /// @throws KafkaException the broker refused, or what was written is open: close these writers, open new
    ///     ones and go on from the committed offsets
    void write(
            List<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        Producer<String, byte[]> producer = producers.get(turn);
        turn = (turn + 1) % producers.size();
        producer.beginTransaction();
        try {
            for (ProducerRecord<String, byte[]> record : records) {
                producer.send(record);
            }
            producer.sendOffsetsToTransaction(offsets, group);
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(producer, e);
            if (isRefusal(e)) {
                throw e;
            }
            throw new AbortedException(e);
        }
    }

    @Override
    public void close() {
        producers.forEach(producer -> producer.close(CLOSE_PATIENCE));
    }

    private static void abort(Producer<String, byte[]> producer, KafkaException cause) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    /// True when the broker, or the client in its place, said no and will say so again. The producer wraps what it
    /// heard.
    private static boolean isRefusal(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException) {
                return !(cause instanceof RetriableException);
            }
        }
        return false;
    }

    /// The transaction was undone.
    static final class AbortedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AbortedException(KafkaException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
