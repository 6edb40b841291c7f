package io.chatter.benchmark.startup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.cli.script.ChatterScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Starts the whole stack twice on free ports, without and with start-up caches, waits for the first line that reacts
/// to what was heard, and asks a first question by SQL. The limits in the same run are the slowest single component
/// and a command that reads no topic.
public final class StartUp implements Benchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final String QUESTION = "@lines-per-minute";

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public String summary() {
        return "From ./chatter up to a persona line about what was heard; first answer by SQL; memory of all processes";
    }

    @Override
    public BenchmarkReport run() throws Exception {
        Path root = Checkout.root();
        Path data = Files.createTempDirectory("chatter-start-up");
        ChatterScript stack = new ChatterScript(root, data);
        List<Figure> figures = new ArrayList<>();
        try {
            measure(stack, "cold", List.of("--no-build", "--no-aot"), figures);
            stack.up("--no-build").requireDone();
            stack.down().requireDone();
            measure(stack, "warm", List.of("--no-build"), figures);
        } finally {
            stack.down();
        }
        return new BenchmarkReport(
                name(),
                figures,
                List.of(
                        "cold: no start-up caches, new topics; warm: caches written by an earlier run of these jars",
                        "on-topic line: a persona's line with a word of four letters or more of a transcript shown before",
                        "memory: sum of the resident sets of all processes of the stack, 30 s after the first line",
                        "processors: " + Runtime.getRuntime().availableProcessors()));
    }

    private static void measure(ChatterScript stack, String kind, List<String> options, List<Figure> figures)
            throws Exception {
        long start = System.nanoTime();
        JsonNode report = JSON.readTree(
                stack.up(options.toArray(String[]::new)).requireDone().output());
        long up = System.nanoTime();
        long line = FirstLine.await(URI.create(report.get("url").asText()), PATIENCE);
        Thread.sleep(SETTLE);
        long asked = System.nanoTime();
        JsonNode status = status(stack);
        long told = System.nanoTime();
        stack.run("sql", PATIENCE, List.of("--format", "json", QUESTION)).requireDone();
        long answered = System.nanoTime();
        Figure whole = kind.equals("warm")
                ? Figure.atMost(20, kind + " up", seconds(start, up), "s")
                : Figure.of(kind + " up", seconds(start, up), "s");
        figures.add(whole);
        figures.add(Figure.of(kind + " slowest component", slowest(status), "s"));
        figures.add(Figure.atMost(60, kind + " first on-topic line", seconds(start, line), "s"));
        figures.add(Figure.atMost(10, kind + " first SQL answer", seconds(told, answered), "s"));
        figures.add(Figure.of(kind + " status, which reads no topic", seconds(asked, told), "s"));
        figures.add(Figure.atMost(memoryAim(), kind + " memory", memory(status), "MB"));
        stack.down().requireDone();
    }

    private static JsonNode status(ChatterScript stack) throws IOException, InterruptedException {
        return JSON.readTree(stack.run("status", PATIENCE, List.of("--json")).output());
    }

    /// The bounds: PocketSphinx is a native library, Sphinx-4 needs a large heap.
    private static double memoryAim() {
        return Files.exists(Path.of("/usr/share/pocketsphinx/model/en-us")) ? 2_200 : 3_200;
    }

    private static double slowest(JsonNode status) {
        double slowest = 0;
        for (JsonNode service : status.get("services")) {
            slowest = Math.max(slowest, service.get("started_in_ms").asDouble() / 1_000);
        }
        return slowest;
    }

    private static double memory(JsonNode status) {
        double sum = 0;
        for (JsonNode service : status.get("services")) {
            sum += service.get("rss_mb").asDouble();
        }
        return sum;
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
