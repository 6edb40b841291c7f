package io.chatter.e2e.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.script.ChatterScript;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// One story, for each start takes its time: what fails is mended, and nothing of the data is lost.
    @Test
    void shouldGoOnWithItsDataAfterEachMend() throws IOException, InterruptedException {
        // Given
        Path configs = copyOf(ROOT.resolve("configs"), folder.resolve("configs"));
        byte[] garbage = new byte[50_000];
        new Random(1).nextBytes(garbage);

        // When
        ChatterScript.Run noFfmpeg = chatter(
                        Map.of("CHATTER_FFMPEG", folder.resolve("no-ffmpeg").toString()))
                .up("--no-build", "--no-aot");

        // Then
        assertFailedWith(noFfmpeg, "there is no ffmpeg; install it");

        // When
        Files.write(configs.resolve("demo/stream.webm"), garbage);
        ChatterScript chatter = chatter(Map.of());
        ChatterScript.Run noMedia = chatter.up("--no-build", "--no-aot", "--configs", configs.toString());

        // Then
        assertFailedWith(noMedia, "Room demo: ffmpeg cannot play stream.webm");

        // When
        ChatterScript.Run mended = chatter.up("--no-build", "--no-aot").requireDone();
        ChatterScript.Run ended = chatter.down().requireDone();

        // Then
        assertThat(mended.errors()).contains(", " + TOPICS + " there in", "roster             0 agents written");
        assertThat(ended.output() + ended.errors())
                .containsSubsequence("chat-gateway ", "stopped in", "registry ", "stopped in", "broker ", "stopped in");

        // Given
        Path database = folder.resolve("data/registry/registry.mv.db");
        assertThat(database).exists();
        Files.write(database, garbage);

        // When
        ChatterScript.Run damaged = chatter.up("--no-build", "--no-aot");

        // Then
        assertFailedWith(damaged, "The data of the registry in " + database + " is damaged");
        assertThat(database).hasBinaryContent(garbage);
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
