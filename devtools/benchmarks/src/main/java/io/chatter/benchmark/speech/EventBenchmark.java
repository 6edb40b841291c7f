package io.chatter.benchmark.speech;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How well stream events are told.
public final class EventBenchmark implements Benchmark {

    private static final String LAUGH = "BIG_LAUGH";

    @Override
    public String name() {
        return "stream-events";
    }

    @Override
    public String summary() {
        return "precision and recall of fail, clutch and chat question on authored lines, of big laugh in made-up sound";
    }

    @Override
    public BenchmarkReport run() throws Exception {
        JsonNode measured = SpeechProcess.run(
                "EventBench", 256, List.of(SpeechProcess.demo().toString()));
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : measured.properties()) {
            if (entry.getKey().startsWith(LAUGH)) {
                figures.add(Figure.atLeast(
                        0.90,
                        entry.getKey() + ", precision",
                        entry.getValue().get("precision").asDouble(),
                        ""));
                figures.add(Figure.atLeast(
                        0.75,
                        entry.getKey() + ", recall",
                        entry.getValue().get("recall").asDouble(),
                        ""));
            } else if (entry.getKey().startsWith("alarms")) {
                figures.add(Figure.atMost(
                        1, "false " + entry.getKey(), entry.getValue().asDouble(), "in 10 min"));
            } else if (entry.getValue().isObject()) {
                figures.add(Figure.atLeast(
                        0.80,
                        entry.getKey() + ", F1",
                        entry.getValue().get("f1").asDouble(),
                        ""));
                figures.add(Figure.of(
                        entry.getKey() + ", precision",
                        entry.getValue().get("precision").asDouble(),
                        ""));
                figures.add(Figure.of(
                        entry.getKey() + ", recall",
                        entry.getValue().get("recall").asDouble(),
                        ""));
            }
        }
        return new BenchmarkReport(
                name(),
                figures,
                List.of(
                        measured.get("lines").asInt()
                                + " authored lines that no phrase was chosen by, half of them hard"
                                + " negatives; their loudness is authored, too",
                        "laughs are synthesised, the speech between them is the demo's first 35 s, the game behind both is"
                                + " made-up noise: no recording of a real streamer was measured"));
    }
}
