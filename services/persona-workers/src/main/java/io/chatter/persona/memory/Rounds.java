package io.chatter.persona.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tends agents behind their backs, each on a virtual thread, a few at once: a model that hangs over the notes of one
/// does not hold up those of all others. No agent is tended twice at the same time. Thread-safe.
final class Rounds implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final Tending tending;
    private final Duration patience;
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final Set<Remembering> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /// What is done for an agent.
    @FunctionalInterface
    interface Tending {
        void tend(Remembering one) throws InterruptedException;
    }

    /// @param patience longest wait for what is under way at the end
    /// @param fatal told of an `Error`
    Rounds(Tending tending, Duration patience, Thread.UncaughtExceptionHandler fatal) {
        this.tending = tending;
        this.patience = patience;
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("memory-", 0)
                .uncaughtExceptionHandler(fatal)
                .factory());
    }

    /// Begins to tend all of them who are not still being tended, in any order: where a budget does not suffice for
    /// all, it is not always the same ones who have it. Does not wait.
    void begin(Collection<Remembering> all) {
        List<Remembering> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled);
        shuffled.stream().filter(underWay::add).forEach(one -> threads.execute(() -> tend(one)));
    }

    private void tend(Remembering one) {
        try {
            free.acquire();
            try {
                tending.tend(one);
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.remove(one);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean _ = threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
