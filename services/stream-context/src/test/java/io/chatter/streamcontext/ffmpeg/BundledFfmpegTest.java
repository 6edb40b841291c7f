package io.chatter.streamcontext.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.streamcontext.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unpacks the real artifact. What is planted and broken here is what another user of the machine, or a
/// process killed half-way, could leave behind.
class BundledFfmpegTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void chooseAFolder() {
        folder = temporary.resolve("ffmpeg");
    }

    @Test
    void shouldUnpackAnFfmpegThatRunsIntoAFolderOfItsOwn() throws Exception {
        // When
        Path executable = unpacked();

        // Then
        Process process = FfmpegBinary.process(List.of(executable.toString(), "-version"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("ffmpeg version");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(sizes().keySet()).noneMatch(name -> name.endsWith(".part") || name.endsWith(".probe"));
    }

    @Test
    void shouldUseWhatIsThereAndWhole() throws IOException {
        // Given
        Object first = Files.getAttribute(unpacked(), "unix:ino");

        // When
        Object second = Files.getAttribute(unpacked(), "unix:ino");

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldReplaceWhatWasPlantedAndMendWhatIsHalfDone() throws IOException {
        // Given
        Path executable = unpacked();
        Map<String, Long> whole = sizes();
        byte[] genuine = Files.readAllBytes(executable);
        byte[] planted = genuine.clone();
        planted[planted.length / 2] ^= 1;
        Files.write(executable, planted);
        Path codecs = folder.resolve(whole.keySet().stream()
                .filter(name -> name.contains("avcodec"))
                .findFirst()
                .orElseThrow());
        Files.write(codecs, new byte[1_000]);

        // When
        unpacked();

        // Then
        assertThat(executable).hasBinaryContent(genuine);
        assertThat(sizes()).isEqualTo(whole);
    }

    @Test
    void shouldRefuseAFolderThatOthersMayChange() throws IOException {
        // Given
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        // Then
        assertThatThrownBy(() -> BundledFfmpeg.unpack(folder))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("others may write to it");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseALink() throws IOException {
        // Given
        Files.createSymbolicLink(folder, Files.createDirectory(temporary.resolve("elsewhere")));

        // Then
        assertThatThrownBy(() -> BundledFfmpeg.unpack(folder))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("it is a link");
    }

    @Test
    void shouldRefuseAFolderOfAnotherUser() throws IOException {
        // Given
        Files.createDirectory(folder);
        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give a folder away");
        Files.setAttribute(folder, "unix:uid", 65_534);

        // Then
        assertThatThrownBy(() -> BundledFfmpeg.unpack(folder))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("another user");
    }

    private Path unpacked() {
        Optional<Path> executable = BundledFfmpeg.unpack(folder);
        assumeTrue(executable.isPresent(), "no ffmpeg comes along for this platform");
        return executable.orElseThrow();
    }

    private Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sizes.put(file.getFileName().toString(), Files.size(file));
            }
        }
        return sizes;
    }
}
