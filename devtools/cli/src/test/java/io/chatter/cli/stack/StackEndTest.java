package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackEndTest {

    @TempDir
    Path folder;

    private final Process stubborn = start("trap '' TERM; echo ready; sleep 60 & wait");
    private final StackEnd end =
            new StackEnd(new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));

    @BeforeEach
    void awaitTrap() throws IOException {
        assertThat(stubborn.inputReader().readLine()).isEqualTo("ready");
    }

    @AfterEach
    void killWhatIsLeft() {
        stubborn.descendants().forEach(ProcessHandle::destroyForcibly);
        stubborn.destroyForcibly();
    }

    @Test
    void shouldSkipTheStartUpCachesWhenHurried() throws IOException {
        // Given a process that writes its start-up cache
        Path cache = folder.resolve("trends-1.aot.7.part");
        Path notes = folder.resolve("trends-1.aot.7.part.config");
        Files.writeString(cache, "half");
        Files.writeString(notes, "notes");
        List<ProcessHandle> offspring = stubborn.descendants().toList();

        // When
        end.stop(List.of(entry(cache)), Haste.NOW);

        // Then
        assertThat(stubborn.toHandle().isAlive()).isFalse();
        assertThat(offspring).noneMatch(ProcessHandle::isAlive);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldTakeAnInterruptForASecondRequest() throws IOException {
        // Given
        Path cache = folder.resolve("trends-1.aot.7.part");
        Files.writeString(cache, "half");
        Thread.currentThread().interrupt();

        // When
        end.stop(List.of(entry(cache)), Haste.NONE);

        // Then
        assertThat(stubborn.toHandle().isAlive()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    private RunState.Entry entry(Path training) {
        ChildProcess process = ChildProcess.of(stubborn.toHandle());
        int closed = StackPorts.free(1).gateway();
        return new RunState.Entry(
                "trends", process.pid(), process.startedAt().toEpochMilli(), closed, null, 1L, training.toString());
    }

    private static Process start(String script) {
        try {
            return new ProcessBuilder("sh", "-c", script).start();
        } catch (IOException e) {
            throw new IllegalStateException("No sh on this machine", e);
        }
    }
}
