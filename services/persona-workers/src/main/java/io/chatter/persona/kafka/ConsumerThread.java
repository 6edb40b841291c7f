package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// A thread with a consumer of its own, which works until it is closed. What Kafka calls retriable is
/// waited out; after any other fault session and consumer are closed, and new ones start over after a pause
/// that doubles from 1 to 30 s. An `Error` ends the thread and goes to the handler given, whose duty it is
/// to end the process.
///
/// Sessions are opened, used and closed on the thread; [#alive] and [#close] may be called from any other.
final class ConsumerThread implements AutoCloseable {

    private static final EventLog LOG = EventLog.of(ConsumerThread.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Function<Consumer<String, byte[]>, Session> sessions;
    private final Duration firstPause;
    private final Duration closingPatience;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> current;

    /// The work with one consumer, from its opening to its close or its first fault.
    interface Session extends AutoCloseable {

        /// Polls once and does what came of it.
        void step() throws InterruptedException;

        /// Ends what the session began; its consumer is still open.
        @Override
        void close() throws InterruptedException;
    }

    /// How a thread goes about it.
    ///
    /// @param name of the thread
    /// @param pause wait after the first fault, and while Kafka asks for patience
    /// @param closing longest wait for its end
    /// @param fatal told of an `Error`
    record Manner(String name, Duration pause, Duration closing, Thread.UncaughtExceptionHandler fatal) {

        private static final Duration PAUSE = Duration.ofSeconds(1);
        private static final Duration CLOSING = Duration.ofSeconds(4);

        Manner(String name, Thread.UncaughtExceptionHandler fatal) {
            this(name, PAUSE, CLOSING, fatal);
        }

        /// With this much more time to close its session.
        Manner closingFor(Duration more) {
            return new Manner(name, pause, closing.plus(more), fatal);
        }
    }

    ConsumerThread(
            Manner manner,
            Supplier<Consumer<String, byte[]>> consumers,
            Function<Consumer<String, byte[]>, Session> sessions) {
        this.consumers = consumers;
        this.sessions = sessions;
        this.firstPause = manner.pause();
        this.closingPatience = manner.closing();
        this.thread = Thread.ofPlatform()
                .daemon()
                .name(manner.name())
                .uncaughtExceptionHandler(manner.fatal())
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean alive() {
        return thread.isAlive();
    }

    /// Closes session and consumer, and waits for that as long as its manner says.
    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(closingPatience);
    }

    private void run() {
        Duration pause = firstPause;
        try {
            while (open()) {
                long begun = System.nanoTime();
                try (Consumer<String, byte[]> consumer = consumers.get();
                        Session session = sessions.apply(consumer)) {
                    current = consumer;
                    work(session);
                } catch (WakeupException e) {
                    LOG.debug("consumer.waking", "thread", thread.getName());
                } catch (RuntimeException e) {
                    boolean worked = System.nanoTime() - begun > LONGEST_PAUSE.toNanos();
                    pause = worked ? firstPause : pause;
                    LOG.error("consumer.starting_over", e, "thread", thread.getName(), "pause_ms", pause.toMillis());
                    rest(pause);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Session session) throws InterruptedException {
        while (open()) {
            try {
                session.step();
            } catch (WakeupException e) {
                LOG.debug("consumer.waking", "thread", thread.getName());
            } catch (RetriableException e) {
                LOG.warn("consumer.waiting", e, "thread", thread.getName());
                rest(firstPause);
            }
        }
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    private void rest(Duration pause) throws InterruptedException {
        boolean _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
