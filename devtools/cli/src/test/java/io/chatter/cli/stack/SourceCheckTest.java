package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.cli.CliFailure;
import io.chatter.configuration.ChatterConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCheckTest {

    private static final Path CONFIGS =
            Path.of(System.getProperty("chatter.root", "../..")).resolve("configs");

    @TempDir
    Path folder;

    @Test
    void shouldNameTheFfmpegThatIsNotThere() {
        // Given
        String nowhere = folder.resolve("no-ffmpeg").toString();

        // When, Then
        assertThatThrownBy(() -> check(Map.of("CHATTER_FFMPEG", nowhere)).requirePlayable())
                .isInstanceOfSatisfying(
                        CliFailure.class,
                        failure -> assertThat(failure.line())
                                .startsWith("chatter: Rooms cannot be heard: there is no ffmpeg at " + nowhere));
    }

    @Test
    void shouldNameTheRoomWhoseFileIsNoMedia() throws IOException {
        // Given
        ffmpeg("echo \"[matroska] EBML header parsing failed\"; echo \"$7: Invalid data found\"; exit 183");

        // When, Then
        assertThatThrownBy(() -> check(Map.of("PATH", folder.toString())).requirePlayable())
                .isInstanceOfSatisfying(
                        CliFailure.class,
                        failure -> assertThat(failure.line())
                                .isEqualTo("chatter: Room demo: ffmpeg cannot play stream.webm: Invalid data found."
                                        + " Mend the source of room demo in " + CONFIGS.resolve("rooms") + "."));
    }

    @Test
    void shouldBeContentWithAFileThatPlays() throws IOException {
        // Given
        ffmpeg("exit 0");

        // When, Then
        assertThatCode(() -> check(Map.of("PATH", folder.toString())).requirePlayable())
                .doesNotThrowAnyException();
    }

    @Test
    void shouldLeaveItToTheServiceWhereTheFfmpegComesAlong() {
        assertThatCode(() -> check(Map.of("PATH", folder.toString())).requirePlayable())
                .doesNotThrowAnyException();
    }

    private SourceCheck check(Map<String, String> environment) {
        return new SourceCheck(CONFIGS, ChatterConfiguration.load(CONFIGS), environment);
    }

    private void ffmpeg(String script) throws IOException {
        Path ffmpeg = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwx------"));
    }
}
