package io.chatter.persona.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsumerThreadTest {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final List<MockConsumer<String, byte[]>> consumers = new CopyOnWriteArrayList<>();
    private final List<Script> sessions = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Throwable> death = new AtomicReference<>();

    @Test
    void shouldStartOverWithANewConsumerAfterAFault() throws InterruptedException {
        // Given
        try (ConsumerThread thread = thread(new IllegalStateException("no position"))) {
            // When
            thread.start();

            // Then
            await().until(() -> sessions.size() == 2 && sessions.get(1).steps > 1);
            assertThat(sessions.getFirst().closed).isTrue();
            assertThat(consumers.getFirst().closed()).isTrue();
            assertThat(consumers.getLast().closed()).isFalse();
            assertThat(thread.alive()).isTrue();
        }
    }

    @Test
    void shouldGoOnWithTheSameConsumerWhenKafkaAsksForPatience() throws InterruptedException {
        // Given
        try (ConsumerThread thread = thread(new TimeoutException("not yet"))) {
            // When
            thread.start();

            // Then
            await().until(() -> !sessions.isEmpty() && sessions.getFirst().steps > 2);
            assertThat(sessions).hasSize(1);
        }
    }

    @Test
    void shouldHandAnErrorOnAndEnd() throws InterruptedException {
        // Given
        OutOfMemoryError error = new OutOfMemoryError("made up");
        try (ConsumerThread thread = thread(error)) {
            // When
            thread.start();

            // Then
            await().until(() -> !thread.alive());
            assertThat(death).hasValue(error);
        }
    }

    @Test
    void shouldCloseTheSessionBeforeItsConsumer() throws InterruptedException {
        // Given
        ConsumerThread thread = thread(new TimeoutException("not yet"));
        thread.start();
        await().until(() -> !sessions.isEmpty() && sessions.getFirst().steps > 2);

        // When
        thread.close();

        // Then
        assertThat(thread.alive()).isFalse();
        assertThat(sessions.getFirst().consumerWasOpen).isTrue();
        assertThat(consumers.getFirst().closed()).isTrue();
    }

    private ConsumerThread thread(Throwable fault) {
        return new ConsumerThread(
                new ConsumerThread.Manner("under-test", PAUSE, Duration.ofSeconds(4), (_, error) -> death.set(error)),
                () -> {
                    MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
                    consumers.add(consumer);
                    return consumer;
                },
                consumer -> {
                    Script session = new Script(consumer, sessions.isEmpty() ? fault : null);
                    sessions.add(session);
                    return session;
                });
    }

    /// Fails in its first step when it has a fault, and does nothing else.
    private static final class Script implements ConsumerThread.Session {
        private final Consumer<String, byte[]> consumer;
        private final @Nullable Throwable fault;
        private volatile int steps;
        private volatile boolean closed;
        private volatile boolean consumerWasOpen;

        Script(Consumer<String, byte[]> consumer, @Nullable Throwable fault) {
            this.consumer = consumer;
            this.fault = fault;
        }

        @Override
        public void step() {
            steps = Math.min(steps + 1, 100);
            if (steps == 1 && fault instanceof RuntimeException failure) {
                throw failure;
            }
            if (steps == 1 && fault instanceof Error error) {
                throw error;
            }
        }

        @Override
        public void close() {
            closed = true;
            consumerWasOpen = !((MockConsumer<String, byte[]>) consumer).closed();
        }
    }
}
