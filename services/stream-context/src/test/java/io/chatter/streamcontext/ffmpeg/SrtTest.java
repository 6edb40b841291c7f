package io.chatter.streamcontext.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// SRT in both directions, over real sockets: a room that is published to, and one that reads.
class SrtTest {
    private static final String PASSPHRASE = "the-right-passphrase";
    private static final String WAITING = "waiting for a publisher";

    private int port;

    @BeforeEach
    void findAPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void shouldHearAPublisherAgainWhoWasCutOff() throws IOException {
        try (PlayedRoom room = published()) {
            // Given
            room.awaitState(WAITING);
            Process first = room.until("listening", publisher(PASSPHRASE));

            // When
            first.destroyForcibly();

            // Then
            room.awaitState("the publisher has gone");
            room.until("listening", publisher(PASSPHRASE));
        }
    }

    @Test
    void shouldTurnAwayWhoDoesNotKnowThePassphrase() throws Exception {
        try (PlayedRoom room = published()) {
            // When
            Process stranger = room.until("without the right passphrase", publisher("some-other-passphrase"));

            // Then
            assertThat(room.state()).contains(WAITING).doesNotContain(PASSPHRASE);
            assertThat(stranger.waitFor(PlayedRoom.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            room.until("listening", publisher(PASSPHRASE));
        }
    }

    @Test
    void shouldServeTheFirstOfTwoPublishers() throws Exception {
        try (PlayedRoom room = published()) {
            // Given
            room.until("listening", publisher(PASSPHRASE));

            // When
            Process second = room.ffmpeg(publisher(PASSPHRASE));

            // Then
            assertThat(second.waitFor(PlayedRoom.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(second.exitValue()).isNotZero();
            assertThat(room.state()).isEqualTo("listening");
        }
    }

    @Test
    void shouldGiveUpAPublisherWhoFallsSilent() throws Exception {
        try (PlayedRoom room = published();
                Silent silent = new Silent(room, publisherOfItsInput())) {
            // When
            silent.saySomething();
            room.awaitState("listening");

            // Then: ten seconds later, by ffmpeg's own clock or ours
            room.awaitState("the last time: ");
            assertThat(room.state()).containsAnyOf("no sound for 10 s", "the publisher has gone");
            room.until("listening", publisher(PASSPHRASE));
        }
    }

    @Test
    void shouldOutliveWhatIsNoStream() throws Exception {
        try (PlayedRoom room = published()) {
            // Given: datagrams that are no SRT, then a stream that is no MPEG-TS
            try (DatagramSocket socket = new DatagramSocket()) {
                byte[] noise = new byte[1_000];
                socket.send(new DatagramPacket(noise, noise.length, InetAddress.getLoopbackAddress(), port));
            }
            room.awaitState(WAITING);

            // When
            room.until(
                    "ffmpeg cannot play",
                    List.of("-re", "-f", "lavfi", "-i", "sine=duration=3", "-f", "s16le", address(PASSPHRASE)));

            // Then
            assertThat(room.state()).doesNotContain(PASSPHRASE);
            room.until("listening", publisher(PASSPHRASE));
        }
    }

    @Test
    void shouldReadFromAServerAndAgainWhenItComesBack() throws IOException {
        FfmpegSource source = new FfmpegSource.Remote(URI.create("srt://127.0.0.1:" + port));
        try (PlayedRoom room = new PlayedRoom(source)) {
            // Given
            List<String> server = stream("srt://127.0.0.1:" + port + "?mode=listener");
            Process serving = room.until("listening", server);

            // When
            serving.destroyForcibly();

            // Then
            room.awaitState("the stream at 127.0.0.1");
            room.until("listening", server);
        }
    }

    private PlayedRoom published() {
        return new PlayedRoom(new FfmpegSource.Srt("127.0.0.1", port, PASSPHRASE));
    }

    private String address(String passphrase) {
        return "srt://127.0.0.1:" + port + "?passphrase=" + passphrase;
    }

    private List<String> publisher(String passphrase) {
        return stream(address(passphrase));
    }

    private static List<String> stream(String address) {
        return List.of("-nostdin", "-re", "-f", "lavfi", "-i", "sine", "-c:a", "aac", "-f", "mpegts", address);
    }

    private List<String> publisherOfItsInput() {
        return List.of(
                "-f",
                "s16le",
                "-ar",
                "16000",
                "-ac",
                "1",
                "-i",
                "pipe:0",
                "-c:a",
                "aac",
                "-f",
                "mpegts",
                address(PASSPHRASE));
    }

    /// A publisher who stays connected and sends only what it is told to.
    private static final class Silent implements AutoCloseable {
        private final OutputStream voice;

        Silent(PlayedRoom room, List<String> publisher) throws IOException {
            room.awaitState(WAITING);
            voice = room.ffmpeg(publisher).getOutputStream();
        }

        void saySomething() throws IOException {
            voice.write(new byte[6 * 32_000]);
            voice.flush();
        }

        @Override
        public void close() throws IOException {
            voice.close();
        }
    }
}
