package io.chatter.streamcontext.service;

import io.chatter.streamcontext.Recordings;
import io.chatter.testing.StubRegistry;
import io.chatter.testing.TestBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The service as it deploys: its jar in a JVM of its own, with the memory it gets from `chatter up`.
record StreamContextProcess(Process process, int port) implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration STOP = Duration.ofSeconds(5);

    /// @param configs a folder that [#configs] wrote
    static StreamContextProcess start(StubRegistry registry, Path configs, Map<String, String> more)
            throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                JAR.toString());
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", TestBroker.shared().bootstrapServers(),
                        "CHATTER_SCHEMA_REGISTRY_URL", registry.address().toString(),
                        "CHATTER_CONFIGS", configs.toString(),
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port)));
        builder.environment().putAll(more);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target/stream-context.log").toFile()));
        return new StreamContextProcess(builder.start(), port);
    }

    /// Writes a configs folder with the one room `demo`, which plays the demo stream.
    static Path configs(Path folder) throws IOException {
        for (String part : List.of("rooms", "moderation", "personas", "prompts", "demo")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.copy(Recordings.CONFIGS.resolve("demo/stream.webm"), folder.resolve("demo/stream.webm"));
        Files.writeString(folder.resolve("moderation/default.yaml"), "id: default\nlevel: 2\n");
        Files.writeString(folder.resolve("rooms/demo.yaml"), """
                id: demo
                title: Demo
                description: A streamer plays a game.
                source: { kind: file, location: demo/stream.webm, loop: true }
                personas: []
                moderation: default
                """);
        Files.writeString(folder.resolve("rooms/waiting.yaml"), """
                id: waiting
                title: Waits for a publisher for ever
                source: { kind: rtmp, port: %d, stream_key: secret-key }
                recogniser: { engine: none }
                personas: []
                """.formatted(freePort()));
        return folder;
    }

    /// Status and body of the readiness check; status 0 while nobody answers.
    Readiness readiness() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Readiness(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Readiness(0, String.valueOf(e.getMessage()));
        }
    }

    record Readiness(int status, String body) {}

    /// Resident memory in megabytes, of the service without ffmpeg; 0 where /proc is unknown.
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
