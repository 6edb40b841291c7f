package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.StreamFeed;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        try (RoomPipeline room = started(listener -> {
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
        try (RoomPipeline room = started(listener -> {
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

    private static RoomPipeline started(StreamFeed feed) {
        RoomPipeline room = new RoomPipeline(
                new RoomPlan("demo", feed, RoomPlan.NO_ENGINE, Optional::of),
                new PipelineParts(
                        new EngineChoice(List.of()),
                        ContextSettings.defaults(),
                        context -> {},
                        (id, length) -> {},
                        Clock.systemUTC()));
        room.start();
        return room;
    }
}
