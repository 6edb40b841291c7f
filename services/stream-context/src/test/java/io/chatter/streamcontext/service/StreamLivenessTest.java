package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StreamLivenessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void shouldAskForARestartWhenAThreadOfARoomIsDead() {
        // Given
        try (RoomPipeline room = StartedRoom.playing(listener -> {
            throw new UnsatisfiedLinkError("meant to kill the thread of this test");
        })) {
            await().atMost(PATIENCE).until(() -> room.deadThread().isPresent());

            // When
            HealthCheckResponse response = StreamLiveness.response(List.of(room));

            // Then
            assertThat(response.getStatus()).isEqualTo(Status.DOWN);
            assertThat(response.getData().orElseThrow()).containsEntry("demo.dead_thread", "feed-demo");
        }
    }

    @Test
    void shouldLiveWhenOnlyTheStreamOfARoomIsBroken() {
        // Given
        try (RoomPipeline room = StartedRoom.playing(listener -> {
            throw new FeedException("the cable is out");
        })) {
            await().atMost(PATIENCE).until(() -> room.status().hearing().label().contains("the cable is out"));

            // When
            HealthCheckResponse response = StreamLiveness.response(List.of(room));

            // Then
            assertThat(response.getStatus()).isEqualTo(Status.UP);
        }
    }
}
