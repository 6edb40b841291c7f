package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RoomMetersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void shouldShowThatAStreamIsDownUntilItPlays() {
        // Given
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (RoomPipeline room = StartedRoom.playing(listener -> {
            listener.waiting("waiting for a publisher");
            sent.await();
            listener.sound(new SoundChunk(Clock.systemUTC().instant(), new short[SoundChunk.USUAL_SAMPLES]));
            over.await();
        })) {
            // When
            RoomMeters.register(List.of(room), meters);

            // Then
            assertThat(down()).isEqualTo(1);
            sent.countDown();
            await().atMost(Duration.ofSeconds(10)).until(() -> down() == 0);
        }
    }

    @Test
    void shouldBeginTheCountersOfARoomAtZero() {
        // Given
        try (RoomPipeline room = StartedRoom.playing(_ -> {})) {
            // When
            RoomMeters.register(List.of(room), meters);

            // Then
            assertThat(meters.get("chatter.context.published")
                            .tag("room", "demo")
                            .counter()
                            .count())
                    .isZero();
            assertThat(meters.get("chatter.context.skipped")
                            .tag("room", "demo")
                            .counter()
                            .count())
                    .isZero();
        }
    }

    private double down() {
        return meters.get("chatter.context.down").tag("room", "demo").gauge().value();
    }
}
