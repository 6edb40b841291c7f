package io.chatter.gateway.kafka;

import io.chatter.gateway.LogBusyException;
import io.chatter.observability.EventLog;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/// Keeps reads of old records from becoming a load: a few run at a time, some more wait, the rest is turned away.
/// Thread-safe.
final class ReadsInTurn {

    private static final EventLog LOG = EventLog.of(ReadsInTurn.class);
    private static final int READS_AT_A_TIME = 4;
    private static final int READS_WAITING = 28;

    private final Semaphore places = new Semaphore(READS_AT_A_TIME + READS_WAITING);
    private final Semaphore slots = new Semaphore(READS_AT_A_TIME);

    /// Runs `read` when it is its turn, on this thread.
    ///
    /// @throws LogBusyException when too many wait already, or the log failed
    <T> T orBusy(Supplier<T> read) {
        try {
            enter();
        } catch (RejectedExecutionException e) {
            throw new LogBusyException("too many read older records at once", e);
        }
        try {
            return inTurn(read);
        } catch (KafkaException e) {
            LOG.warn("log.not_read", e);
            throw new LogBusyException("the log or its schemas did not answer", e);
        } finally {
            leave();
        }
    }

    /// A place among those that run or wait; give it back with [#leave].
    ///
    /// @throws RejectedExecutionException when all are taken
    void enter() {
        if (!places.tryAcquire()) {
            throw new RejectedExecutionException("too many reads of older records");
        }
    }

    void leave() {
        places.release();
    }

    /// Runs `read` when it is its turn, on this thread. Whoever calls has a place.
    <T> T inTurn(Supplier<T> read) {
        slots.acquireUninterruptibly();
        try {
            return read.get();
        } finally {
            slots.release();
        }
    }
}
