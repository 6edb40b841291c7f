package io.chatter.streamcontext.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipeline;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A room that is published to, by real publishers: what each thing that goes wrong with them becomes.
class PublishersTest {
    private static final FfmpegBinary FFMPEG = Recordings.ffmpeg();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEY = "the-right-key";
    private static final String WAITING = "waiting for a publisher";

    private static final List<String> AS_IT_PLAYS = List.of("-re");

    private final List<Process> publishers = new ArrayList<>();
    private final AtomicLong secondsAhead = new AtomicLong();
    private List<String> pace = AS_IT_PLAYS;
    private int port;
    private RoomPipeline room;

    @BeforeEach
    void openTheRoom() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        InstantSource clock = () -> Instant.now().plusSeconds(secondsAhead.get());
        FfmpegFeed feed = new FfmpegFeed(FFMPEG, new FfmpegSource.Rtmp("127.0.0.1", port, KEY), clock);
        room = new RoomPipeline(
                new RoomPlan("published", feed, RoomPlan.NO_ENGINE, Optional::of),
                new PipelineParts(
                        new EngineChoice(List.of()),
                        ContextSettings.defaults(),
                        context -> {},
                        (id, length) -> {},
                        Clock.systemUTC()));
        room.start();
        awaitState(WAITING);
    }

    @AfterEach
    void leaveNothingBehind() {
        publishers.forEach(Process::destroyForcibly);
        room.close();
        await().atMost(PATIENCE)
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .noneMatch(child -> child.info().command().orElse("").endsWith("ffmpeg")));
    }

    @Test
    void shouldHearAPublisherAgainWhoWasCutOff() throws IOException {
        // Given
        Process first = publisherHeard(KEY);

        // When
        first.destroyForcibly();

        // Then
        awaitState("the publisher has gone");
        publisherHeard(KEY);
    }

    @Test
    void shouldTurnAwayWhoDoesNotKnowTheKey() throws Exception {
        // When
        Process stranger = publisherUntil("some-other-key", "wrong stream key");

        // Then
        assertThat(room.status().hearing().label()).doesNotContain(KEY);
        assertThat(stranger.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        publisherHeard(KEY);
    }

    @Test
    void shouldKeepTheKeyOffTheCommandLine() {
        assertThat(listeners()).isNotEmpty().noneMatch(line -> line.contains(KEY));
    }

    @Test
    void shouldTurnAwayWhoReadsTheCommandLine() throws Exception {
        // Given
        String read = listeners().getFirst().replaceFirst("(?s).*/live/([-0-9a-f]+).*", "$1");

        // Then
        publisherUntil(read, "wrong stream key");
    }

    @Test
    void shouldServeTheFirstOfTwoPublishers() throws Exception {
        // Given
        publisherHeard(KEY);

        // When
        Process second = publisher(KEY);

        // Then
        assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(state()).isEqualTo("listening");
    }

    @Test
    void shouldGiveUpAPublisherWhoFallsSilent() throws Exception {
        // Given
        Process stalled = publisherHeard(KEY);
        signal("-STOP", stalled);

        // When
        secondsAhead.set(11);

        // Then
        awaitState("no sound for 10 s");
        publisherHeard(KEY);
    }

    @Test
    void shouldGiveUpWhoSendsFasterThanItPlays() throws Exception {
        // When
        pace = List.of();
        publisherUntil(KEY, "faster than it plays");

        // Then
        pace = AS_IT_PLAYS;
        publisherHeard(KEY);
    }

    @Test
    void shouldNotBeHeldByWhoNeverNamesAKey() throws Exception {
        // Given: somebody whose handshake would take an hour
        CountDownLatch enough = new CountDownLatch(1);
        try (Socket held = connected()) {
            Thread trickling = Thread.ofVirtual().start(() -> trickle(held, enough));

            // When
            secondsAhead.set(61);

            // Then
            publisherHeard(KEY);
            enough.countDown();
            trickling.join();
        }
    }

    private Socket connected() {
        return await().atMost(PATIENCE)
                .ignoreException(java.net.ConnectException.class)
                .until(() -> new Socket("127.0.0.1", port), Socket::isConnected);
    }

    private static void trickle(Socket socket, CountDownLatch enough) {
        try {
            do {
                socket.getOutputStream().write(3);
            } while (!enough.await(1, TimeUnit.SECONDS));
        } catch (IOException _) {
            // cut off
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldOutliveGarbage() throws Exception {
        // When
        await().atMost(PATIENCE)
                .ignoreException(java.net.ConnectException.class)
                .until(() -> {
                    try (Socket socket = new Socket("127.0.0.1", port)) {
                        socket.getOutputStream().write(new byte[10_000]);
                        return true;
                    }
                });

        // Then
        awaitState("ffmpeg cannot play");
        assertThat(state()).doesNotContain(KEY);
        publisherHeard(KEY);
    }

    /// Command lines that name what is listened on, as any user of this machine reads them.
    private static List<String> listeners() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "there is no /proc");
        return await().atMost(PATIENCE)
                .until(
                        () -> ProcessHandle.current()
                                .descendants()
                                .map(PublishersTest::commandLine)
                                .filter(line -> line.contains("/live/"))
                                .toList(),
                        lines -> !lines.isEmpty());
    }

    /// Empty once the process has gone.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException _) {
            return "";
        }
    }

    private String state() {
        return room.status().hearing().label();
    }

    private void awaitState(String part) {
        await().atMost(PATIENCE).until(this::state, state -> state.contains(part));
    }

    private Process publisherHeard(String key) throws IOException {
        return publisherUntil(key, "listening");
    }

    /// Somebody who tries to publish until the room says so; its port may be between two openings.
    private Process publisherUntil(String key, String part) throws IOException {
        Process[] current = {publisher(key)};
        await().atMost(PATIENCE).until(() -> {
            if (state().contains(part)) {
                return true;
            }
            if (!current[0].isAlive()) {
                current[0] = publisher(key);
            }
            return false;
        });
        return current[0];
    }

    private Process publisher(String key) throws IOException {
        List<String> command = new ArrayList<>(List.of(FFMPEG.path().toString(), "-nostdin", "-loglevel", "error"));
        command.addAll(pace);
        command.addAll(List.of(
                "-f", "lavfi", "-i", "sine", "-c:a", "aac", "-f", "flv", "rtmp://127.0.0.1:" + port + "/live/" + key));
        Process process = FfmpegBinary.process(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target/publishers.log").toFile()))
                .start();
        publishers.add(process);
        return process;
    }

    private static void signal(String signal, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
