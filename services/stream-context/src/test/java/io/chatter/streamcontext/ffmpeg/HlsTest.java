package io.chatter.streamcontext.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A room that reads HLS from a real HTTP server, which serves what an ffmpeg writes, and worse.
class HlsTest {
    private static final String TOKEN = "token=not-for-everybody";

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void serveTheFolder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldHearALiveStreamUntilItStallsAndAgainWhenItGoesOn() throws IOException {
        try (PlayedRoom room = reading("live.m3u8")) {
            // Given
            room.awaitState("404");
            Process writer = room.until("listening", live());

            // When
            writer.destroyForcibly();
            room.passes(11);

            // Then
            room.awaitState("down: ");
            room.until("listening", live());
        }
    }

    @Test
    void shouldHearAnEncryptedStream() throws IOException {
        // Given
        Files.write(folder.resolve("live.key"), new byte[16]);
        Path keys = Files.writeString(
                folder.resolve("keys"), address("live.key") + "\n" + folder.resolve("live.key") + "\n");
        List<String> encrypted = new ArrayList<>(live());
        encrypted.addAll(encrypted.size() - 1, List.of("-hls_key_info_file", keys.toString()));

        // Then
        try (PlayedRoom room = reading("live.m3u8")) {
            room.until("listening", encrypted);
        }
    }

    @Test
    void shouldSayWhatIsMissingWithoutItsToken() throws IOException {
        try (PlayedRoom room = reading("absent.m3u8")) {
            room.awaitState("404");
            assertThat(room.state()).contains("127.0.0.1").doesNotContain("not-for-everybody");
        }
        Files.writeString(folder.resolve("gaps.m3u8"), playlist(address("absent.ts?segment-" + TOKEN)));
        try (PlayedRoom room = reading("gaps.m3u8")) {
            room.awaitState("ffmpeg cannot play");
            assertThat(room.state()).doesNotContain("not-for-everybody");
        }
    }

    @Test
    void shouldReadNoFilesForAPlaylist() throws IOException {
        // Given: a sound that would be heard, were the playlist obeyed
        Path file = folder.resolve("private.ts");
        try (PlayedRoom room = reading("outside.m3u8")) {
            await().until(() -> room.ffmpeg(List.of(
                                    "-nostdin", "-f", "lavfi", "-i", "sine=duration=5", "-c:a", "aac", file.toString()))
                            .waitFor()
                    == 0);

            // When
            Files.writeString(folder.resolve("outside.m3u8"), playlist("file://" + file));

            // Then
            room.awaitState("ffmpeg cannot play the stream at 127.0.0.1 (exit 1): ");
            await().during(Duration.ofSeconds(3))
                    .atMost(PlayedRoom.PATIENCE)
                    .until(room::state, state -> state.startsWith("down: "));
        }
    }

    @Test
    void shouldOutliveGarbage() throws IOException {
        Files.write(folder.resolve("live.m3u8"), new byte[5_000]);
        try (PlayedRoom room = reading("live.m3u8")) {
            room.awaitState("ffmpeg cannot play");
            Files.delete(folder.resolve("live.m3u8"));
            room.until("listening", live());
        }
    }

    private PlayedRoom reading(String name) {
        return new PlayedRoom(new FfmpegSource.Remote(URI.create(address(name) + "?" + TOKEN)));
    }

    private String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private List<String> live() {
        return List.of(
                "-nostdin",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "sine",
                "-c:a",
                "aac",
                "-f",
                "hls",
                "-hls_time",
                "1",
                "-hls_list_size",
                "5",
                "-hls_flags",
                "delete_segments+temp_file",
                folder.resolve("live.m3u8").toString());
    }

    private static String playlist(String segment) {
        return "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:5\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:5.0,\n" + segment
                + "\n#EXT-X-ENDLIST\n";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!Files.exists(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }
}
