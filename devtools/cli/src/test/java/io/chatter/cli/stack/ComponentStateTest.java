package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComponentStateTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final ChildProcess PROCESS = new ChildProcess(1, NOON);

    @Test
    void shouldCountTheStartFromLaunchToReady() {
        // Given
        ComponentState.Starting starting = new ComponentState.Planned().started(PROCESS, NOON);

        // When
        ComponentState.Healthy healthy = starting.ready(NOON.plusMillis(1234));

        // Then
        assertThat(healthy.startedIn()).isEqualTo(Duration.ofMillis(1234));
    }

    @Test
    void shouldKeepTheReasonOfAFailureAndAllowAnotherStart() {
        // Given
        ComponentState.Failed failed =
                new ComponentState.Planned().started(PROCESS, NOON).failed("not ready in time");

        // When
        ComponentState again = failed.again();

        // Then
        assertThat(failed.reason()).isEqualTo("not ready in time");
        assertThat(again).isEqualTo(new ComponentState.Planned());
    }

    @Test
    void shouldRememberWhetherTheEndWasOrderly() {
        // Given
        ComponentState.Stopping stopping =
                new ComponentState.Planned().started(PROCESS, NOON).ready(NOON).stop();

        // When
        ComponentState.Stopped stopped = stopping.ended(false);

        // Then
        assertThat(stopped.orderly()).isFalse();
    }
}
