package io.chatter.benchmark.speech;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How soon a sentence is published, with one room and with several on the machine.
public final class LiveBenchmark implements SizedBenchmark {

    private static final String ENGINE = "pocketsphinx";
    private static final int MOST_GROWTH_MB = 50;

    @Override
    public String name() {
        return "stream-live";
    }

    @Override
    public String summary() {
        return "end of a sentence to the context that holds it, PocketSphinx, one room and several";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("rooms", 4, "seconds", 60);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        List<Figure> figures = new ArrayList<>();
        int seconds = Objects.requireNonNull(sizes.get("seconds"));
        for (int rooms : List.of(1, Objects.requireNonNull(sizes.get("rooms")))) {
            JsonNode measured = SpeechProcess.run(
                    "LiveBench",
                    128,
                    List.of(
                            ENGINE,
                            SpeechProcess.demo().toString(),
                            Integer.toString(rooms),
                            Integer.toString(seconds)));
            figures.addAll(figures(rooms, measured));
        }
        return new BenchmarkReport(
                name(), figures, List.of("memory is that of the service's process, models included, without ffmpeg"));
    }

    static List<Figure> figures(int rooms, JsonNode measured) {
        String where = rooms + (rooms == 1 ? " room, " : " rooms, ");
        double early = measured.get("early_mb").asDouble();
        return List.of(
                Figure.of(where + "sentences", measured.get("sentences").asDouble(), ""),
                Figure.of(where + "p50", measured.get("p50_ms").asDouble(), "ms"),
                Figure.atMost(1_500, where + "p95", measured.get("p95_ms").asDouble(), "ms"),
                Figure.atMost(
                        0, where + "sound skipped", measured.get("skipped_ms").asDouble(), "ms"),
                Figure.of(where + "memory early", early, "MB"),
                Figure.atMost(
                        early + MOST_GROWTH_MB,
                        where + "memory late",
                        measured.get("late_mb").asDouble(),
                        "MB"));
    }
}
