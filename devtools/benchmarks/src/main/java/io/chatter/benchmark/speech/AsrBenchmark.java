package io.chatter.benchmark.speech;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words wrong, time and memory of each recogniser that can be used here. One with an aim that cannot be measured
/// misses it,
/// unless it is left out by name.
public final class AsrBenchmark implements Benchmark {

    private static final String FOLDER = "CHATTER_ASR_FOLDER";
    private static final String CHOSEN = "CHATTER_ASR_ENGINES";

    /// @param heapMb that it needs
    /// @param error most words wrong of those said, in the demo
    /// @param factor most computing time per time of sound
    private record Engine(String name, int heapMb, Optional<Double> error, Optional<Double> factor) {
        boolean hasAim() {
            return error.isPresent() || factor.isPresent();
        }
    }

    /// Measures one engine.
    @FunctionalInterface
    interface Measurement {
        /// @throws IOException when it cannot be used, or breaks
        JsonNode of(String engine, int heapMb, Path recordings) throws IOException, InterruptedException;
    }

    private static final List<Engine> ENGINES = List.of(
            new Engine("pocketsphinx", 256, Optional.of(0.10), Optional.of(0.3)),
            new Engine("sphinx4", 1_600, Optional.empty(), Optional.of(0.8)),
            new Engine("whisper", 256, Optional.empty(), Optional.empty()),
            new Engine("http", 256, Optional.empty(), Optional.empty()),
            new Engine("vosk", 256, Optional.empty(), Optional.empty()));

    private final Map<String, String> environment;
    private final Measurement measurement;

    public AsrBenchmark() {
        this(
                System.getenv(),
                (engine, heapMb, recordings) ->
                        SpeechProcess.run("AsrBench", heapMb, List.of(engine, recordings.toString())));
    }

    AsrBenchmark(Map<String, String> environment, Measurement measurement) {
        this.environment = environment;
        this.measurement = measurement;
    }

    @Override
    public String name() {
        return "asr";
    }

    @Override
    public String summary() {
        return "word error, real-time factor, load time and memory of each recogniser on the demo, or on the sound files"
                + " with a .txt beside each in " + FOLDER + "; of the engines in " + CHOSEN
                + " alone, if that names any";
    }

    @Override
    public BenchmarkReport run() throws Exception {
        Optional<Path> folder = Optional.ofNullable(environment.get(FOLDER)).map(Path::of);
        Path recordings = folder.orElse(SpeechProcess.demo());
        List<Figure> figures = new ArrayList<>();
        List<String> notes = new ArrayList<>(List.of("heard: " + recordings));
        for (Engine engine : chosen()) {
            try {
                JsonNode measured = measurement.of(engine.name(), engine.heapMb(), recordings);
                figures.addAll(figures(engine, measured, folder.isEmpty()));
            } catch (IOException e) {
                if (engine.hasAim()) {
                    figures.add(Figure.atLeast(1, engine.name() + ", measured", 0, ""));
                }
                notes.add("not measured: " + e.getMessage());
            }
        }
        return new BenchmarkReport(name(), figures, notes);
    }

    private List<Engine> chosen() {
        String named = environment.getOrDefault(CHOSEN, "");
        List<String> names = List.of(named.split(","));
        return named.isBlank()
                ? ENGINES
                : ENGINES.stream()
                        .filter(engine -> names.contains(engine.name()))
                        .toList();
    }

    private static List<Figure> figures(Engine engine, JsonNode measured, boolean demo) {
        return List.of(
                bounded(
                        engine.error().filter(aim -> demo),
                        engine.name() + ", words wrong of those said",
                        measured.get("word_error").asDouble(),
                        ""),
                bounded(
                        engine.factor(),
                        engine.name() + ", computing time per time of sound",
                        measured.get("real_time_factor").asDouble(),
                        ""),
                Figure.of(engine.name() + ", load", measured.get("load_ms").asDouble(), "ms"),
                Figure.of(
                        engine.name() + ", most memory", measured.get("rss_mb").asDouble(), "MB"));
    }

    private static Figure bounded(Optional<Double> aim, String name, double value, String unit) {
        return aim.map(most -> Figure.atMost(most, name, value, unit)).orElseGet(() -> Figure.of(name, value, unit));
    }
}
