package io.chatter.benchmark.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.Checkout;
import io.chatter.cli.script.ChatterScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A whole stack for one measurement, as `./chatter up` starts it, in a folder that goes with it.
final class BenchStack implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double TICKS_A_SECOND = 100;

    private final Path data;
    private final ChatterScript script;
    private final JsonNode endpoints;

    private BenchStack(Path data, ChatterScript script, JsonNode endpoints) {
        this.data = data;
        this.script = script;
        this.endpoints = endpoints;
    }

    static BenchStack start() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("chatter-whole");
        ChatterScript script = new ChatterScript(Checkout.root(), data);
        try {
            String report = script.up("--no-build").requireDone().output();
            return new BenchStack(data, script, JSON.readTree(report));
        } catch (IOException | RuntimeException e) {
            script.down();
            throw e;
        }
    }

    int gateway() {
        String url = endpoints.get("url").asText();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1).replace("/", ""));
    }

    String bootstrapServers() {
        return endpoints.get("bootstrap_servers").asText();
    }

    String registryUrl() {
        return endpoints.get("registry_url").asText();
    }

    void run(String command, String... arguments) throws IOException, InterruptedException {
        script.run(command, PATIENCE, List.of(arguments)).requireDone();
    }

    /// Its processes by name.
    Map<String, Long> processes() throws IOException, InterruptedException {
        Map<String, Long> processes = new LinkedHashMap<>();
        status().get("services")
                .forEach(service -> processes.put(
                        service.get("name").asText(), service.get("pid").asLong()));
        return processes;
    }

    /// Resident memory of its processes in MB, by name.
    Map<String, Double> megabytes() throws IOException, InterruptedException {
        Map<String, Double> megabytes = new LinkedHashMap<>();
        status().get("services")
                .forEach(service -> megabytes.put(
                        service.get("name").asText(), service.get("rss_mb").asDouble()));
        return megabytes;
    }

    /// User and system time of a process so far.
    static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        script.down();
        try (Stream<Path> content = Files.walk(data)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private JsonNode status() throws IOException, InterruptedException {
        return JSON.readTree(script.run("status", PATIENCE, List.of("--json")).output());
    }
}
