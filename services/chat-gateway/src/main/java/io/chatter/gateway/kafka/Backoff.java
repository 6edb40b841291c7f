package io.chatter.gateway.kafka;

import java.time.Duration;

/// The pause before a retry: doubles from 50 ms to 2 s, starts over after a success. Owned by one thread.
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Duration next = FIRST;

    /// Waits before the next try.
    ///
    /// @throws InterruptedException when the thread is asked to end
    void pause() throws InterruptedException {
        Thread.sleep(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    void reset() {
        next = FIRST;
    }
}
