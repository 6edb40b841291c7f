package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.utterance.Utterance;
import io.chatter.testing.StubRegistry;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `chatter stream check` and `chatter stream push` run, from the deployed jars.
@Tag("process")
class StreamToolsIT {
    private static final Path APPLICATION = Path.of("target/quarkus-app");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    @Test
    void shouldShowHowAFileIsHeard() throws Exception {
        // Given: three seconds of a tone, as WAV
        Path file = Files.write(folder.resolve("tone.wav"), new Utterance(Recordings.START, tone(3)).wav());

        // When
        Run run = run(
                "StreamCheck",
                file.toString(),
                "--engine",
                "none",
                "--json",
                "--configs",
                Recordings.CONFIGS.toString());

        // Then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("starting: engine none, [1-9][0-9]* phrases and [1-9][0-9]* keywords");
        assertThat(run.out()).doesNotContain("down: starting");
        assertThat(run.out().lines().toList())
                .hasSizeGreaterThanOrEqualTo(2)
                .anySatisfy(line -> assertThat(line).contains("\"state\":\"listening\"", "\"engine\":\"none\""))
                .last()
                .satisfies(line -> assertThat(line).contains("the stream has ended"));
    }

    @Test
    void shouldSayWhatCannotBePlayed() throws Exception {
        // Given
        Path garbage = Files.write(folder.resolve("garbage.wav"), new byte[5_000]);

        // When
        Run absent = run("StreamCheck", folder.resolve("absent.wav").toString());
        Run broken = run("StreamCheck", garbage.toString(), "--engine", "none");

        // Then
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err()).contains("there is no file");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("garbage.wav").contains("Invalid data");
    }

    @Test
    void shouldSayWhichLineOfALexiconCannotBeRead() throws Exception {
        // Given
        Files.writeString(Files.createDirectories(folder.resolve("lexicons")).resolve("game.txt"), "KEYWORD\n");

        // When
        Run run = run("StreamCheck", "any.wav", "--configs", folder.toString());

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("lexicons/game.txt:1").contains("no words behind KEYWORD");
    }

    @Test
    void shouldPushAFileIntoARoomThatWaits() throws Exception {
        // Given
        Path configs = StreamContextProcess.configs(Files.createDirectory(folder.resolve("configs")));
        try (StubRegistry registry = StubRegistry.start()) {
            new SchemaRegistryClient(RegistryConfig.of(registry.address()))
                    .register(TopicCatalogue.STREAM_CONTEXT.valueSubject(), TopicCatalogue.STREAM_CONTEXT.value());
            TestBroker.shared().freshTopics(List.of(TopicCatalogue.STREAM_CONTEXT));
            try (StreamContextProcess service = StreamContextProcess.start(registry, configs, Map.of())) {
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .until(() -> service.readiness().body().contains("waiting for a publisher"));

                // When
                Process push = started(
                        "StreamPush", configs.resolve("demo/stream.webm").toString(), "waiting", configs.toString());

                // Then
                try {
                    await().atMost(PATIENCE)
                            .pollInSameThread()
                            .until(() -> service.readiness()
                                    .body()
                                    .replaceAll("\\s", "")
                                    .contains("\"waiting.state\":\"listening\""));
                } finally {
                    push.destroy();
                }
                await().atMost(PATIENCE)
                        .pollInSameThread()
                        .until(() -> service.readiness().body().contains("the publisher has gone"));
            }
        }
    }

    @Test
    void shouldSayWhyNothingIsPushed() throws Exception {
        // Given: rooms, and nobody who plays them
        Path configs = StreamContextProcess.configs(Files.createDirectory(folder.resolve("configs")));
        String file = configs.resolve("demo/stream.webm").toString();

        // When
        Run noRoom = run("StreamPush", file, "attic", configs.toString());
        Run noListener = run("StreamPush", file, "demo", configs.toString());
        Run nobody = run("StreamPush", file, "waiting", configs.toString());

        // Then
        assertThat(noRoom.code()).isEqualTo(2);
        assertThat(noRoom.err()).contains("there is no room attic");
        assertThat(noListener.code()).isEqualTo(2);
        assertThat(noListener.err()).contains("room demo does not wait for a publisher by RTMP");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err() + nobody.out()).doesNotContain("secret-key");
    }

    private static short[] tone(int seconds) {
        short[] samples = new short[seconds * SoundChunk.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i / 10.0));
        }
        return samples;
    }

    private Process started(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                Stream.of("app", "lib/main", "lib/boot")
                        .map(part -> APPLICATION.resolve(part) + "/*")
                        .collect(Collectors.joining(File.pathSeparator)),
                "io.chatter.streamcontext.check." + main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve(main + ".err").toFile())
                .redirectOutput(folder.resolve(main + ".out").toFile())
                .start();
    }

    private Run run(String main, String... arguments) throws IOException, InterruptedException {
        Process process = started(main, arguments);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), text(main + ".out"), text(main + ".err"));
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }
}
