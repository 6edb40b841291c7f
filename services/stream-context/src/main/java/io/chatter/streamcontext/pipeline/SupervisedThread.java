package io.chatter.streamcontext.pipeline;

import io.chatter.observability.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// A thread that does one piece of work, and does it again after a while whenever it breaks. Only an
/// `Error`, such as a library that does not link, ends it for good: then `isDead` tells.
///
/// Work and the listener to its breakdowns run on this thread; the methods may be called by any.
final class SupervisedThread {
    private static final EventLog LOG = EventLog.of(SupervisedThread.class);

    private final Work work;
    private final Consumer<Breakdown> listener;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Thread thread;

    private volatile boolean stopping;
    private volatile boolean done;

    /// One go at it.
    @FunctionalInterface
    interface Work {
        /// @return true when it is done and need not be done again
        boolean perform() throws InterruptedException;
    }

    /// @param listener is told of everything that `work` throws, before the wait
    SupervisedThread(String name, Work work, Consumer<Breakdown> listener, Backoff backoff, InstantSource clock) {
        this.work = work;
        this.listener = listener;
        this.backoff = backoff;
        this.clock = clock;
        this.thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((_, thrown) -> LOG.error("thread.died", thrown, "thread", name))
                .unstarted(this::run);
    }

    String name() {
        return thread.getName();
    }

    void start() {
        thread.start();
    }

    /// Interrupts the work; it is not begun again.
    void stop() {
        stopping = true;
        thread.interrupt();
    }

    /// Waits for the end, `patience` at most.
    ///
    /// @return true too when it was never started
    boolean hasStopped(Duration patience) throws InterruptedException {
        return thread.getState() == Thread.State.NEW || thread.join(patience);
    }

    /// Whether it ended although neither was its work done nor did anybody stop it.
    boolean isDead() {
        return thread.getState() == Thread.State.TERMINATED && !done && !stopping;
    }

    private void run() {
        try {
            while (!stopping && !done) {
                Instant began = clock.instant();
                if (!performed()) {
                    Thread.sleep(backoff.after(Duration.between(began, clock.instant())));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean performed() throws InterruptedException {
        try {
            done = work.perform();
        } catch (RuntimeException e) {
            listener.accept(new Breakdown(e));
        }
        return done;
    }
}
