package io.chatter.benchmark.speech;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How well stream events are told.
public final class EventBenchmark implements Benchmark {

    private static final String LAUGH = "BIG_LAUGH";
    private static final String FOLDER = "CHATTER_LABELLED_FOLDER";
    private static final int HEAP_MB = 1_600;

    @Override
    public String name() {
        return "stream-events";
    }

    @Override
    public String summary() {
        return "precision and recall of fail, clutch and chat question on authored lines, of big laugh in made-up sound,"
                + " and of what is labelled in the recordings in " + FOLDER + ", a .csv of start,end,kind beside each";
    }

    @Override
    public BenchmarkReport run() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(SpeechProcess.demo().resolveSibling("").toString()));
        Optional.ofNullable(System.getenv(FOLDER)).ifPresent(arguments::add);
        JsonNode measured = SpeechProcess.run("EventBench", arguments.size() == 1 ? 256 : HEAP_MB, arguments);
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : measured.properties()) {
            if (entry.getKey().equals("folder")) {
                figures.addAll(labelled(entry.getValue()));
            } else if (entry.getKey().startsWith(LAUGH)) {
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
            } else if (entry.getKey().equals("distinct")) {
                figures.add(Figure.of(
                        "distinct speech behind the false alarms",
                        entry.getValue().asDouble(),
                        "s"));
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
                        measured.get("lines").asInt() + " authored lines that no phrase was chosen by, "
                                + measured.get("negatives").asInt() + " of them hard negatives, all equally loud",
                        "laughs are synthesised, the game behind them is made-up noise, and the speech between them is played"
                                + " over and over: a rate of false alarms says no more than the distinct speech behind it"));
    }

    /// Without aims: they hold for what comes along.
    private static List<Figure> labelled(JsonNode folder) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("labelled recordings", folder.get("seconds").asDouble(), "s"));
        for (Map.Entry<String, JsonNode> score : folder.get("scores").properties()) {
            String name = "labelled " + score.getKey();
            figures.add(Figure.of(
                    name + ", precision", score.getValue().get("precision").asDouble(), ""));
            figures.add(
                    Figure.of(name + ", recall", score.getValue().get("recall").asDouble(), ""));
        }
        return figures;
    }
}
