package io.chatter.benchmark.speech;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How well stream events are told.
public final class EventBenchmark implements Benchmark {

    private static final String FOLDER = "CHATTER_LABELLED_FOLDER";
    private static final Set<String> HELD_TO_F1 = Set.of("FAIL", "CLUTCH", "CHAT_QUESTION");
    private static final int HEAP_MB = 1_600;

    @Override
    public String name() {
        return "stream-events";
    }

    @Override
    public String summary() {
        return "precision and recall of fail, clutch, hype and chat question on authored lines, of big laugh and silence in"
                + " made-up sound, of scene change in made-up films, and of what is labelled in the recordings in "
                + FOLDER
                + ", a .csv of start,end,kind beside each";
    }

    @Override
    public BenchmarkReport run() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(SpeechProcess.demo().resolveSibling("").toString()));
        Optional.ofNullable(System.getenv(FOLDER)).ifPresent(arguments::add);
        JsonNode measured = SpeechProcess.run("EventBench", arguments.size() == 1 ? 256 : HEAP_MB, arguments);
        return new BenchmarkReport(name(), figures(measured), notes(measured));
    }

    static List<Figure> figures(JsonNode measured) {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : measured.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            switch (name) {
                case "distinct" ->
                    figures.add(Figure.of("distinct speech behind the false alarms", value.asDouble(), "s"));
                case "cuts" -> value.properties().forEach(cut -> figures.addAll(cut(cut.getKey(), cut.getValue())));
                case "folder" -> figures.addAll(labelled(value));
                case "lines", "negatives", "scenes" -> {
                    // told in the notes
                }
                default -> figures.addAll(event(name, value));
            }
        }
        return figures;
    }

    private static List<Figure> event(String name, JsonNode value) {
        if (name.startsWith("alarms")) {
            return List.of(Figure.atMost(1, "false " + name, value.asDouble(), "in 10 min"));
        }
        if (name.startsWith("BIG_LAUGH")) {
            return List.of(
                    Figure.atLeast(
                            0.90, name + ", precision", value.get("precision").asDouble(), ""),
                    Figure.atLeast(0.75, name + ", recall", value.get("recall").asDouble(), ""));
        }
        List<Figure> figures = new ArrayList<>();
        if (HELD_TO_F1.contains(name)) {
            figures.add(Figure.atLeast(0.80, name + ", F1", value.get("f1").asDouble(), ""));
        }
        figures.addAll(both(name, value));
        return figures;
    }

    private static List<Figure> both(String name, JsonNode score) {
        return List.of(
                Figure.of(name + ", precision", score.get("precision").asDouble(), ""),
                Figure.of(name + ", recall", score.get("recall").asDouble(), ""));
    }

    private static List<Figure> cut(String by, JsonNode cut) {
        return List.of(
                Figure.of(
                        "cut by " + by + ", part of what is said that is kept",
                        cut.get("kept").asDouble(),
                        ""),
                Figure.of(
                        "cut by " + by + ", sound per sound of what is said",
                        cut.get("sent").asDouble(),
                        ""));
    }

    /// Without aims: they hold for what comes along.
    private static List<Figure> labelled(JsonNode folder) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("labelled recordings", folder.get("seconds").asDouble(), "s"));
        for (Map.Entry<String, JsonNode> score : folder.get("scores").properties()) {
            figures.addAll(both("labelled " + score.getKey(), score.getValue()));
        }
        return figures;
    }

    static List<String> notes(JsonNode measured) {
        return List.of(
                measured.get("lines").asInt() + " authored lines that no phrase was chosen by, "
                        + measured.get("negatives").asInt() + " of them hard negatives, all equally loud",
                "laughs are synthesised, the game behind them is made-up noise, and the speech between them is played"
                        + " over and over: a rate of false alarms says no more than the distinct speech behind it",
                "scene changes found, imagined and missed in films of each kind: "
                        + measured.get("scenes").properties().stream()
                                .map(kind -> kind.getKey() + " " + counts(kind.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String counts(JsonNode score) {
        return score.get("found").asInt() + "/" + score.get("imagined").asInt() + "/"
                + score.get("missed").asInt();
    }
}
