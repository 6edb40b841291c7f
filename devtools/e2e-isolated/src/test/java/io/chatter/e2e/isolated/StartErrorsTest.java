package io.chatter.e2e.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.script.ChatterScript;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps `./chatter up` from working, caused for real: each ends in exit code 2 and one line that says
/// what to mend, and leaves no process.
class StartErrorsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    /// Each topic of the catalogue, and the dead letters of each.
    private static final int TOPICS = 2 * TopicCatalogue.all().size();

    @TempDir
    Path folder;

    private final ProcessHandle self = ProcessHandle.current();

    @AfterEach
    void shouldLeaveNoProcess() {
        assertThat(self.descendants().map(ProcessHandle::info).flatMap(info -> info.commandLine().stream()))
                .as("processes on %s", folder)
                .noneMatch(line -> line.contains(folder.toString()));
    }

    @Test
    void shouldNameAPortThatIsTaken() throws IOException, InterruptedException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            // When
            ChatterScript.Run run = chatter(Map.of()).up("--no-build", "--no-aot", "--port", port);

            // Then
            assertFailedWith(run, "ort " + port);
        }
    }

    @Test
    void shouldNameWhatKeepsRoomsFromBeingHeardBeforeItStartsAnything() throws IOException, InterruptedException {
        // Given
        Path configs = copyOf(ROOT.resolve("configs"), folder.resolve("configs"));
        Files.write(configs.resolve("demo/stream.webm"), garbage());
        String nowhere = folder.resolve("no-ffmpeg").toString();

        // When
        ChatterScript.Run noFfmpeg = chatter(Map.of("CHATTER_FFMPEG", nowhere)).up("--no-build", "--no-aot");
        ChatterScript.Run noMedia = chatter(Map.of()).up("--no-build", "--no-aot", "--configs", configs.toString());

        // Then
        assertFailedWith(noFfmpeg, "there is no ffmpeg at " + nowhere);
        assertFailedWith(noMedia, "Room demo: ffmpeg cannot play stream.webm");
    }

    /// One story, for each start takes its time: what fails is mended, and nothing of the data is lost.
    @Test
    void shouldGoOnWithItsDataAfterEachMend() throws IOException, InterruptedException {
        // Given
        Path database = folder.resolve("data/registry/registry.mv.db");
        Path kept = folder.resolve("registry.kept");

        // When: only the service finds out that this ffmpeg is of no use
        ChatterScript.Run brokenFfmpeg =
                chatter(Map.of("CHATTER_FFMPEG", brokenFfmpeg().toString())).up("--no-build", "--no-aot");

        // Then
        assertFailedWith(brokenFfmpeg, "stream-context cannot work: the ffmpeg at");
        assertThat(database).exists();

        // When
        byte[] garbage = garbage();
        Files.copy(database, kept);
        Files.write(database, garbage);
        ChatterScript chatter = chatter(Map.of());
        ChatterScript.Run damaged = chatter.up("--no-build", "--no-aot");

        // Then
        assertFailedWith(damaged, "The data of the registry in " + database + " is damaged");
        assertThat(database).hasBinaryContent(garbage);

        // When
        Files.copy(kept, database, StandardCopyOption.REPLACE_EXISTING);
        ChatterScript.Run mended = chatter.up("--no-build", "--no-aot").requireDone();
        ChatterScript.Run ended = chatter.down().requireDone();

        // Then
        assertThat(mended.errors()).contains(", " + TOPICS + " there in", "roster             0 agents written");
        assertThat(ended.output() + ended.errors())
                .containsSubsequence("chat-gateway ", "stopped in", "registry ", "stopped in", "broker ", "stopped in");
    }

    /// Plays whatever it is given and cannot tell its version, as one without a library it needs.
    private Path brokenFfmpeg() throws IOException {
        Path ffmpeg = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                [ "$1" != -version ] || { echo "libavdevice.so.61: cannot open shared object file"; exit 127; }
                """);
        return Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwx------"));
    }

    private static byte[] garbage() {
        byte[] garbage = new byte[50_000];
        new Random(1).nextBytes(garbage);
        return garbage;
    }

    private ChatterScript chatter(Map<String, String> environment) {
        return new ChatterScript(ROOT, folder.resolve("data"), environment);
    }

    private static void assertFailedWith(ChatterScript.Run run, String cause) {
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(2);
        assertThat(run.errors().lines().filter(line -> line.startsWith("chatter: ")))
                .singleElement()
                .asString()
                .contains(cause);
    }

    private static Path copyOf(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
        return target;
    }
}
