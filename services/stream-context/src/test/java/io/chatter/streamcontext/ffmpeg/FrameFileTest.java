package io.chatter.streamcontext.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldNotStumbleOverANumberThatIsNoProcess() throws IOException {
        // Given
        Path strange = Files.createDirectory(folder.resolve("chatter-frame-99999999999999999999-1"));

        // When
        try (FrameFile file = FrameFile.create(folder)) {

            // Then
            assertThat(file).isNotNull();
            assertThat(strange).exists();
        }
    }

    @Test
    void shouldDoWithoutAPlaceForFrames() {
        assertThat(FrameFile.create(folder.resolve("absent"))).isNull();
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeftAndNothingElse() throws IOException, InterruptedException {
        // Given
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createDirectory(folder.resolve("chatter-frame-" + ended.pid() + "-17"));
        Files.writeString(left.resolve("frame.jpg"), "a picture");
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Path used = Files.createDirectory(folder.resolve("chatter-frame-" + alive + "-17"));
        Path strange = Files.createDirectory(folder.resolve("chatter-frame-of-somebody"));

        // When
        try (FrameFile _ = FrameFile.create(folder)) {

            // Then
            assertThat(left).doesNotExist();
            assertThat(used).exists();
            assertThat(strange).exists();
        }
        assertThat(folder)
                .isDirectoryNotContaining(path ->
                        path.toString().contains("-" + ProcessHandle.current().pid() + "-"));
    }
}
