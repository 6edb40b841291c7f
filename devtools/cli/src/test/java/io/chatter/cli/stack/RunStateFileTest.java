package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateFileTest {

    private static final RunState STATE = new RunState(
            new RunState.Watcher(1, 2),
            StackPorts.documented(8080, 2),
            null,
            List.of(new RunState.Entry("broker", 3, 4, 9092, null, null, "/tmp/broker.aot.part")));

    @TempDir
    Path folder;

    @Test
    void shouldReadWhatItWrote() {
        // Given
        RunStateFile file = new RunStateFile(folder.resolve("stack.json"));
        file.write(STATE);

        // When
        file.update(state ->
                state.with(new RunState.Entry("trends", 5, 6, 8083, URI.create("http://127.0.0.1:8083/q"), 70L, null)));

        // Then
        RunState read = file.read().orElseThrow();
        assertThat(read.supervisor()).isEqualTo(STATE.supervisor());
        assertThat(read.ports()).isEqualTo(STATE.ports());
        assertThat(read.components()).extracting(RunState.Entry::name).containsExactly("broker", "trends");
        assertThat(read.components().getLast().startedInMs()).isEqualTo(70);
    }

    @Test
    void shouldSayWhatToDoAboutATruncatedFile() throws IOException {
        // Given
        Path path = folder.resolve("stack.json");
        RunStateFile file = new RunStateFile(path);
        file.write(STATE);
        String whole = Files.readString(path);
        Files.writeString(path, whole.substring(0, whole.length() / 2));

        // When, Then
        assertThatThrownBy(file::read)
                .isInstanceOfSatisfying(
                        CliFailure.class,
                        failure -> assertThat(failure.line())
                                .contains(path.toString())
                                .contains("./chatter down"));
        assertThat(path).exists();
    }

    @Test
    void shouldTellAnOrphanedStackFromADetachedOne() {
        // Given a supervisor that ended long ago, and none
        RunState orphaned = STATE;

        // When
        RunState detached = STATE.detached();

        // Then
        assertThat(orphaned.hasLostItsWatcher()).isTrue();
        assertThat(detached.hasLostItsWatcher()).isFalse();
    }
}
