package io.chatter.streamcontext.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.FeedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SupervisedThreadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> causes = new CopyOnWriteArrayList<>();

    @Test
    void shouldDoItAgainWhateverBreaksIt() throws Exception {
        // Given
        AtomicInteger goes = new AtomicInteger();
        SupervisedThread thread = thread(() -> switch (goes.incrementAndGet()) {
            case 1 -> throw new FeedException("the cable is out");
            case 2 -> throw new IllegalStateException("nobody foresaw this");
            default -> true;
        });

        // When
        thread.start();

        // Then
        assertThat(thread.hasStopped(PATIENCE)).isTrue();
        assertThat(causes).containsExactly("the cable is out", "java.lang.IllegalStateException: nobody foresaw this");
        assertThat(thread.isDead()).isFalse();
    }

    @Test
    void shouldTellThatAnErrorKilledIt() {
        // Given
        SupervisedThread thread = thread(() -> {
            throw new UnsatisfiedLinkError("meant to kill the thread of this test");
        });

        // When
        thread.start();

        // Then
        await().atMost(PATIENCE).until(thread::isDead);
        assertThat(thread.name()).isEqualTo("worker");
    }

    @Test
    void shouldNotCallItDeadWhenItWasStopped() throws Exception {
        // Given
        CountDownLatch working = new CountDownLatch(1);
        SupervisedThread thread = thread(() -> {
            working.countDown();
            new CountDownLatch(1).await();
            return true;
        });
        thread.start();
        working.await();

        // When
        thread.stop();

        // Then
        assertThat(thread.hasStopped(PATIENCE)).isTrue();
        assertThat(thread.isDead()).isFalse();
    }

    @Test
    void shouldNotWaitForAThreadThatNeverStarted() throws Exception {
        // Given
        SupervisedThread thread = thread(() -> true);

        // When
        thread.stop();

        // Then
        assertThat(thread.hasStopped(PATIENCE)).isTrue();
        assertThat(thread.isDead()).isFalse();
    }

    private SupervisedThread thread(SupervisedThread.Work work) {
        return new SupervisedThread(
                "worker",
                work,
                breakdown -> causes.add(breakdown.cause()),
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
                InstantSource.system());
    }
}
