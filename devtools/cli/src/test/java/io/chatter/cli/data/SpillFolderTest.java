package io.chatter.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFolderTest {

    @TempDir
    Path parent;

    @Test
    void shouldSweepWhatKilledProcessesLeftAndNothingElse() throws IOException, InterruptedException {
        // Given
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = spilled("data-" + ended.pid());
        Path ours = spilled("data-" + ProcessHandle.current().pid());
        Path another = spilled("native-libraries");

        // When
        SpillFolder.sweep(parent);

        // Then
        assertThat(left).doesNotExist();
        assertThat(ours).isNotEmptyDirectory();
        assertThat(another).isNotEmptyDirectory();
    }

    @Test
    void shouldHaveNothingToSweepBeforeTheFirstStart() {
        // When
        SpillFolder.sweep(parent.resolve("never"));

        // Then
        assertThat(parent).isEmptyDirectory();
    }

    private Path spilled(String name) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name).resolve("deeper"));
        Files.writeString(folder.resolve("rows"), "many");
        return folder.getParent();
    }
}
