package io.chatter.data.table;

import io.chatter.data.log.DecodedRecord;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A thread that reads batches ahead of the one that takes them, a few at most. What it fails with is thrown to the
/// taker. The taker owns this object.
final class ReadAhead implements AutoCloseable {

    private static final int BATCHES = 8;

    /// Reads everything, handing on each batch.
    @FunctionalInterface
    interface Source {
        void readInto(Consumer<List<DecodedRecord>> sink);
    }

    private final BlockingQueue<List<DecodedRecord>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reader;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;
    private boolean ended;

    private ReadAhead(Source source) {
        this.reader = Thread.ofPlatform().name("topic-reader").daemon().unstarted(() -> read(source));
    }

    static ReadAhead start(Source source) {
        ReadAhead ahead = new ReadAhead(source);
        ahead.reader.start();
        return ahead;
    }

    /// The next batch; empty at the end, and from then on.
    List<DecodedRecord> next() throws InterruptedException {
        List<DecodedRecord> batch = ended ? List.of() : batches.take();
        ended = batch.isEmpty();
        if (failure != null) {
            throw failure;
        }
        return batch;
    }

    /// Returns when the reader has stopped, whose consumer may be used again then.
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Source source) {
        try {
            source.readInto(batch -> {
                if (!batch.isEmpty()) {
                    put(batch);
                }
            });
        } catch (RuntimeException e) {
            failure = e;
        }
        if (!closed) {
            put(List.of());
        }
    }

    private void put(List<DecodedRecord> batch) {
        boolean taken = false;
        try {
            while (!taken && !closed) {
                taken = batches.offer(batch, 50, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        if (closed && !batch.isEmpty()) {
            throw new IllegalStateException("nobody takes what is read any more");
        }
    }
}
