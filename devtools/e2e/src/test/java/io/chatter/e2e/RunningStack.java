package io.chatter.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.ground.TopicLog;
import io.chatter.cli.script.ChatterScript;
import io.chatter.cli.stack.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The whole of chatter, started once for all system tests by `./chatter up` as a person would, on free ports
/// and with a data folder of its own. `StackSession` stops it when the last test is done.
public final class RunningStack {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPANS = "spans.jsonl";
    /// Persona workers: two share the roster.
    private static final String WORKERS = "2";

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Nullable
    private static RunningStack shared;

    private final Path root;
    private final ChatterScript script;
    private final CommandsHere commands;
    private final Path data;
    private final JsonNode endpoints;

    private RunningStack(Path root, Path data, ChatterScript script, JsonNode endpoints) {
        this.root = root;
        this.data = data;
        this.script = script;
        this.commands = new CommandsHere(data);
        this.endpoints = endpoints;
    }

    /// The stack, started by the first call.
    public static synchronized RunningStack shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /// Stops the stack if a test started it, and fails if a process is left.
    static synchronized void stopShared() {
        if (shared != null) {
            shared.stop();
            shared = null;
        }
    }

    public String bootstrapServers() {
        return endpoints.get("bootstrap_servers").asText();
    }

    public String registryUrl() {
        return endpoints.get("registry_url").asText();
    }

    /// Where commands find it.
    Endpoints endpoints() {
        return new Endpoints(url(), bootstrapServers(), URI.create(registryUrl()));
    }

    /// What is in the topics.
    public TopicLog log() {
        return new TopicLog(bootstrapServers(), registryUrl());
    }

    /// Address of the page.
    public URI url() {
        return URI.create(endpoints.get("url").asText());
    }

    public URI socket() {
        return URI.create(url().toString().replaceFirst("^http", "ws") + "/").resolve("/ws");
    }

    /// A file of the checkout.
    public Path file(String name) {
        return root.resolve(name);
    }

    /// Where the services append their spans, one JSON object a line.
    public Path spans() {
        return data.resolve(SPANS);
    }

    /// Folder of the services' logs.
    public Path logs() {
        return data.resolve("logs");
    }

    /// Where a service listens, by its own log.
    public URI address(String service) {
        try {
            return LISTENING
                    .matcher(Files.readString(logs().resolve(service + ".log"), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> URI.create(found.group(1)))
                    .reduce((_, later) -> later)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `./chatter status --json` says.
    public JsonNode status() {
        return json(here("status", "--json").output());
    }

    /// Ends a process of the stack as `kill -9` does and returns when it is gone.
    public void kill(String service) {
        ProcessHandle process = process(service);
        process.destroyForcibly();
        process.onExit().join();
    }

    /// A process of the stack.
    public ProcessHandle process(String service) {
        for (JsonNode entry : status().get("services")) {
            if (entry.get("name").asText().equals(service)) {
                return ProcessHandle.of(entry.get("pid").asLong()).orElseThrow();
            }
        }
        throw new AssertionError("no service " + service + " in " + status());
    }

    /// Starts again what does not run, as a person does after a crash.
    public void up() {
        try {
            script.up("--no-build", "--no-aot", "--workers", WORKERS).requireDone();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Runs a `./chatter` command on this stack in this JVM, for tests that are not about how it is called.
    ChatterScript.Run here(String command, String... arguments) {
        return commands.run(command, List.of(arguments));
    }

    /// Runs a `./chatter` command on this stack, in a process as a person does.
    public ChatterScript.Run run(String command, String... arguments) {
        try {
            return script.run(command, PATIENCE, List.of(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RunningStack start() {
        Path root = Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
        try {
            Path data = root.resolve("devtools/e2e/target/stack");
            Files.createDirectories(data);
            Files.deleteIfExists(data.resolve(SPANS));
            ChatterScript script = new ChatterScript(
                    root,
                    data,
                    Map.of("CHATTER_TRACING_FILE", data.resolve(SPANS).toString()));
            script.down();
            List<String> arguments =
                    new ArrayList<>(List.of("--no-build", "--no-aot", "--fresh", "--workers", WORKERS));
            OfficialKafka.wanted().ifPresent(kafka -> arguments.addAll(List.of("--kafka", kafka)));
            String report =
                    script.up(arguments.toArray(String[]::new)).requireDone().output();
            return new RunningStack(root, data, script, json(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void stop() {
        List<Long> processes = status().get("services")
                .valueStream()
                .map(service -> service.get("pid").asLong())
                .toList();
        run("down").requireDone();
        List<Long> left = processes.stream()
                .filter(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .toList();
        if (!left.isEmpty()) {
            throw new IllegalStateException("./chatter down left processes: " + left);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
