package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StreamReadinessTest {

    @Test
    void shouldNotBeReadyWhenNothingCanBePlayed() {
        // When
        HealthCheckResponse response = StreamReadiness.response("there is no ffmpeg", List.of());

        // Then
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData()).contains(Map.of("cause", "there is no ffmpeg"));
    }

    @Test
    void shouldNotBeReadyWhenAThreadOfARoomIsDead() {
        // Given
        try (RoomPipeline room = StartedRoom.playing(listener -> {
            throw new UnsatisfiedLinkError("meant to kill the thread of this test");
        })) {
            await().atMost(Duration.ofSeconds(10)).until(() -> room.deadThread().isPresent());

            // When
            HealthCheckResponse response = StreamReadiness.response("", List.of(room));

            // Then
            assertThat(response.getStatus()).isEqualTo(Status.DOWN);
            assertThat(response.getData().orElseThrow())
                    .containsEntry("demo.state", "down: the thread feed-demo has died; restart stream-context");
        }
    }

    @Test
    void shouldBeReadyWhenOnlyTheStreamOfARoomIsBroken() {
        // Given
        try (RoomPipeline room = StartedRoom.playing(listener -> {
            throw new FeedException("the cable is out");
        })) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> room.status().hearing().label().contains("the cable is out"));

            // When
            HealthCheckResponse response = StreamReadiness.response("", List.of(room));

            // Then
            assertThat(response.getStatus()).isEqualTo(Status.UP);
            assertThat(response.getData().orElseThrow()).containsEntry("demo.state", "down: the cable is out");
        }
    }
}
