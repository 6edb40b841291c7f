package io.chatter.trends.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/// Draws a topology as SVG: a column a step from the source, an arrow an edge, topics and stores under
/// their nodes.
final class TopologyDrawing {

    private static final int WIDTH = 230;
    private static final int HEIGHT = 64;
    private static final int COLUMN = 300;
    private static final int ROW = 96;
    private static final int MARGIN = 24;

    private final Map<Node, Integer> columns = new LinkedHashMap<>();
    private final Map<Integer, List<Node>> byColumn = new TreeMap<>();
    private final StringBuilder svg = new StringBuilder();

    private TopologyDrawing() {}

    /// An SVG document.
    static String of(TopologyDescription topology) {
        return new TopologyDrawing().draw(topology);
    }

    private String draw(TopologyDescription topology) {
        topology.subtopologies().forEach(part -> part.nodes().forEach(this::place));
        int rows = byColumn.values().stream().mapToInt(List::size).max().orElse(0);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%1$d\" font-family=\"sans-serif\">",
                byColumn.size() * COLUMN,
                rows * ROW + MARGIN));
        columns.keySet().forEach(node -> node.successors().forEach(next -> edge(node, next)));
        columns.keySet().forEach(this::box);
        return svg.append("</svg>").toString();
    }

    private int place(Node node) {
        Integer known = columns.get(node);
        if (known != null) {
            return known;
        }
        int column =
                1 + node.predecessors().stream().mapToInt(this::place).max().orElse(-1);
        columns.put(node, column);
        byColumn.computeIfAbsent(column, key -> new ArrayList<>()).add(node);
        return column;
    }

    private void edge(Node from, Node to) {
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %d C%d %2$d %3$d %5$d %4$d %5$d\" fill=\"none\" stroke=\"#778\" stroke-width=\"2\"/>",
                x(from) + WIDTH,
                y(from) + HEIGHT / 2,
                (x(from) + WIDTH + x(to)) / 2,
                x(to),
                y(to) + HEIGHT / 2));
    }

    private void box(Node node) {
        svg.append(String.format(
                Locale.ROOT,
                "<g transform=\"translate(%d %d)\"><rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"#778\"/>",
                x(node),
                y(node),
                WIDTH,
                HEIGHT,
                color(node)));
        text(24, "15", node.name());
        text(46, "11", detail(node));
        svg.append("</g>");
    }

    private void text(int y, String size, String content) {
        svg.append("<text x=\"12\" y=\"%d\" font-size=\"%s\">%s</text>"
                .formatted(y, size, content.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static String detail(Node node) {
        return switch (node) {
            case Source source -> "topic " + String.join(", ", source.topicSet());
            case Sink sink -> "topic " + sink.topic();
            case Processor processor ->
                String.join(", ", processor.stores().stream().sorted().toList());
            default -> "";
        };
    }

    private static String color(Node node) {
        return switch (node) {
            case Source _ -> "#dcecff";
            case Sink _ -> "#e4f5dc";
            default -> "#fff";
        };
    }

    private int x(Node node) {
        return MARGIN / 2 + place(node) * COLUMN;
    }

    private int y(Node node) {
        return MARGIN / 2 + byColumn.getOrDefault(place(node), List.of()).indexOf(node) * ROW;
    }
}
