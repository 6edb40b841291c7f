package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    private final Process sleeper = start();

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void shouldNotTakeAReusedPidForItsProcess() {
        // Given
        ChildProcess real = ChildProcess.of(sleeper.toHandle());

        // When
        ChildProcess earlier = new ChildProcess(real.pid(), real.startedAt().minus(Duration.ofMinutes(5)));

        // Then
        assertThat(real.isAlive()).isTrue();
        assertThat(earlier.isAlive()).isFalse();
    }

    @Test
    void shouldKillWhatDoesNotEndInTime() throws InterruptedException {
        // Given a process that nobody asked to stop
        ChildProcess process = ChildProcess.of(sleeper.toHandle());

        // When
        boolean orderly = process.awaitEnd(Duration.ofMillis(50));

        // Then
        assertThat(orderly).isFalse();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void shouldEndInOrderWhenAsked() throws InterruptedException {
        // Given
        ChildProcess process = ChildProcess.of(sleeper.toHandle());
        process.askToStop();

        // When
        boolean orderly = process.awaitEnd(Duration.ofSeconds(5));

        // Then
        assertThat(orderly).isTrue();
    }

    private static Process start() {
        try {
            return new ProcessBuilder("sleep", "60").start();
        } catch (IOException e) {
            throw new IllegalStateException("No sleep on this machine", e);
        }
    }
}
