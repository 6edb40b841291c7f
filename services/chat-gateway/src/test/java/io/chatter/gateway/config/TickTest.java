package io.chatter.gateway.config;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickTest {

    @Test
    void shouldGoOnAfterAFailure() {
        // Given
        AtomicInteger runs = new AtomicInteger();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            Tick tick = new Tick(() -> {
                if (runs.incrementAndGet() == 1) {
                    throw new IllegalStateException("the test says so");
                }
            });

            // When
            timer.scheduleWithFixedDelay(tick, 0, 1, TimeUnit.MILLISECONDS);

            // Then
            await().until(() -> runs.get() > 2);
            timer.shutdownNow();
        }
    }
}
