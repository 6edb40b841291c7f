package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A component that runs and does not become ready.
class ComponentTest {

    @TempDir
    Path folder;

    private final FakeService service = new FakeService();
    private RunState.@Nullable Entry launched;

    @AfterEach
    void end() throws InterruptedException {
        service.close();
        if (launched != null) {
            launched.process().awaitEnd(Duration.ZERO);
        }
    }

    @Test
    void shouldNotWaitForWhatAPersonHasToMend() throws IOException {
        // Given
        service.answer(
                503,
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"streams\",\"status\":\"DOWN\","
                        + "\"data\":{\"cause\":\"there is no ffmpeg; install it\"}}]}");
        Component component = component(Duration.ofSeconds(3));
        launched = component.launch();

        // When, Then
        assertThatThrownBy(component::awaitReady)
                .isInstanceOfSatisfying(
                        CliFailure.class,
                        failure -> assertThat(failure.line())
                                .startsWith(
                                        "chatter: stream-context cannot work: there is no ffmpeg; install it. Its log is "));
        assertThat(component.state()).isInstanceOf(ComponentState.Failed.class);
    }

    @Test
    void shouldSayWhatAServiceThatIsNeverReadySays() throws IOException {
        // Given
        service.answer(
                503,
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"log\",\"status\":\"DOWN\","
                        + "\"data\":{\"tail\":false}}]}");
        Component component = component(Duration.ofSeconds(50));
        launched = component.launch();

        // When, Then
        assertThatThrownBy(component::awaitReady)
                .hasMessage("stream-context was not ready within 240 s: log is down (tail=false)");
    }

    private Component component(Duration pace) throws IOException {
        StackFolders folders = folders();
        folders.prepare();
        ComponentSpec spec = new ComponentSpec(
                "stream-context",
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(service.port()),
                Readiness.Answers.ofService(service.port()));
        return new Component(spec, new AotCaches.Plan.Off(), launcher(), folders.log(spec.name()), new Hurrying(pace));
    }

    private StackFolders folders() {
        return new StackFolders(folder.resolve("checkout"), folder.resolve("data"));
    }

    /// Runs a process that does nothing where the JVM would run.
    private ProcessLauncher launcher() {
        Path java = folder.resolve("java");
        try {
            Files.writeString(java, "#!/bin/sh\nexec sleep 60\n");
        } catch (IOException e) {
            throw new IllegalStateException("The temporary folder cannot be written", e);
        }
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return new ProcessLauncher(folders(), java);
    }

    /// A clock that is later by the same step each time it is read.
    private static final class Hurrying extends Clock {

        private final Duration step;
        private Instant now = Instant.EPOCH;

        Hurrying(Duration step) {
            this.step = step;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(step);
            return now;
        }
    }
}
