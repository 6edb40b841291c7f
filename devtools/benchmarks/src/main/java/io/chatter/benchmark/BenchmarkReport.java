package io.chatter.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatter.benchmark.Figure.Aim;
import java.util.List;
import java.util.Locale;

/// What a benchmark found.
///
/// @param benchmark its name
/// @param figures in the order to show them
/// @param notes how it was measured, and what to know when reading the figures
public record BenchmarkReport(String benchmark, List<Figure> figures, List<String> notes) {

    public BenchmarkReport {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }

    /// Whether every figure with an aim meets it.
    public boolean isMet() {
        return figures.stream().allMatch(Figure::isMet);
    }

    /// For people: a line a figure, then the notes.
    public String toTable() {
        int width = figures.stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(0);
        StringBuilder table = new StringBuilder(benchmark).append('\n');
        for (Figure figure : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    "  %-" + Math.max(width, 1) + "s  %,16.2f %s%s%n",
                    figure.name(),
                    figure.value(),
                    figure.unit(),
                    verdict(figure)));
        }
        notes.forEach(note -> table.append("  ").append(note).append('\n'));
        return table.toString();
    }

    /// For programs.
    public String toJson() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("benchmark", benchmark).put("met", isMet());
        ArrayNode list = report.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode entry = list.addObject();
            entry.put("name", figure.name()).put("value", figure.value()).put("unit", figure.unit());
            figure.aim().ifPresent(aim -> entry.put(keyOf(aim), boundOf(aim)).put("met", figure.isMet()));
        }
        notes.forEach(report.putArray("notes")::add);
        return JsonMapper.builder().build().valueToTree(report).toPrettyString();
    }

    private static String verdict(Figure figure) {
        return figure.aim()
                .map(aim -> String.format(
                        Locale.ROOT,
                        "  (%s, %s %,.2f)",
                        figure.isMet() ? "met" : "MISSED",
                        keyOf(aim).replace('_', ' '),
                        boundOf(aim)))
                .orElse("");
    }

    private static String keyOf(Aim aim) {
        return switch (aim) {
            case Aim.AtLeast _ -> "at_least";
            case Aim.AtMost _ -> "at_most";
        };
    }

    private static double boundOf(Aim aim) {
        return switch (aim) {
            case Aim.AtLeast(double bound) -> bound;
            case Aim.AtMost(double bound) -> bound;
        };
    }
}
