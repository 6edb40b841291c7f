package io.chatter.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.benchmark.ground.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// A headless Chromium with a profile of its own, driven over the DevTools protocol. Without a library: Playwright's
/// driver weighs 200 MB, and a measurement needs a dozen commands.
///
/// Thread-safe; listeners are called on the socket's thread.
final class Chromium implements AutoCloseable {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final Path profile;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();

    private Chromium(Process process, Path profile) throws IOException, InterruptedException {
        this.process = process;
        this.profile = profile;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(address(process, profile), new Listener())
                .join();
    }

    /// @throws IllegalStateException when none is installed
    static Chromium start() throws IOException, InterruptedException {
        String executable = PLACES.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium here: apt-get install chromium"));
        Path profile = Files.createTempDirectory("chatter-chromium");
        ProcessBuilder builder = new ProcessBuilder(
                        executable,
                        "--headless=new",
                        "--no-sandbox",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--window-size=1440,900",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new Chromium(ServerProcess.startChild(builder), profile);
    }

    /// A tab with a cache and storage of its own.
    Tab tab() {
        ObjectNode target = JsonNodeFactory.instance.objectNode().put("url", "about:blank");
        target.put(
                "browserContextId",
                ask("", "Target.createBrowserContext").path("browserContextId").asText());
        String id = ask("", "Target.createTarget", target).path("targetId").asText();
        String session = ask(
                        "",
                        "Target.attachToTarget",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("targetId", id)
                                .put("flatten", true))
                .path("sessionId")
                .asText();
        return new Tab(this, id, session);
    }

    /// Calls `listener` with the method and parameters of each event of a session.
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    JsonNode ask(String session, String method) {
        return ask(session, method, JsonNodeFactory.instance.objectNode());
    }

    /// @param session empty for the browser itself
    /// @return the result
    /// @throws IllegalStateException when the browser refuses
    JsonNode ask(String session, String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        send(message.toString());
        JsonNode told = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (told.has("error")) {
            throw new IllegalStateException(
                    method + ": " + told.path("error").path("message").asText());
        }
        return told.path("result");
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        http.shutdownNow();
        process.destroy();
        process.onExit().join();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(profile)) {
            deleteProfile(deadline);
        }
    }

    /// Its children outlive it for a moment and write what is deleted here; the figures are worth more than that.
    private void deleteProfile(long deadline) throws IOException {
        try (Stream<Path> content = Files.walk(profile)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
        }
    }

    private synchronized void send(String message) {
        socket.sendText(message, true).join();
    }

    /// Chromium writes its port and path into its profile once it listens.
    private static URI address(Process process, Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("Chromium did not start");
            }
            Thread.sleep(20);
        }
        List<String> lines = Files.readAllLines(file);
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                take(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String text) {
            try {
                JsonNode message = JSON.readTree(text);
                CompletableFuture<JsonNode> answer =
                        asked.remove(message.path("id").asInt(-1));
                if (answer != null) {
                    answer.complete(message);
                } else {
                    listeners
                            .getOrDefault(message.path("sessionId").asText(), (_, _) -> {})
                            .accept(message.path("method").asText(), message.path("params"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON", e);
            }
        }
    }
}
