package io.chatter.data.log;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A thread that reads batches ahead of the one that takes them, a few at most. What it fails with is
/// thrown to the taker. The taker owns this object.
public final class ReadAhead<T> implements AutoCloseable {

    /// Reads everything, handing on each batch.
    @FunctionalInterface
    public interface Source<T> {
        void readInto(Consumer<List<T>> sink);
    }

    private final BlockingQueue<List<T>> batches;
    private final Thread reader;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;
    private boolean ended;

    private ReadAhead(int ahead, Source<T> source) {
        this.batches = new ArrayBlockingQueue<>(ahead);
        this.reader = Thread.ofPlatform().name("topic-reader").daemon().unstarted(() -> read(source));
    }

    /// @param ahead batches that may wait to be taken
    public static <T> ReadAhead<T> start(int ahead, Source<T> source) {
        ReadAhead<T> started = new ReadAhead<>(ahead, source);
        started.reader.start();
        return started;
    }

    /// The next batch; empty at the end, and from then on.
    public List<T> next() throws InterruptedException {
        List<T> batch = ended ? List.of() : batches.take();
        ended = batch.isEmpty();
        throwFailure();
        return batch;
    }

    private void throwFailure() {
        switch (failure) {
            case null -> {}
            case RuntimeException refused -> throw refused;
            case Error fatal -> throw fatal;
            case Throwable other -> throw new IllegalStateException("a source failed", other);
        }
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

    private void read(Source<T> source) {
        try {
            source.readInto(batch -> {
                if (!batch.isEmpty()) {
                    put(batch);
                }
            });
        } catch (Throwable e) { // an Error, too: the taker would wait for ever
            failure = e;
        } finally {
            if (!closed) {
                put(List.of());
            }
        }
    }

    private void put(List<T> batch) {
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
