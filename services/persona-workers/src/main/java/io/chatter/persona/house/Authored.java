package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.List;

/// The words of authored lines, for models that learn from them. Each line is there as often as its widest choice has
/// alternatives, so that each alternative is there with the words around it. Slots and calls break the words. Pure.
final class Authored {

    /// A word of the text, for what stands in a slot.
    private static final String GAP = " <> ";

    private Authored() {}

    static List<List<String>> lines(Grammar grammar) {
        List<List<String>> lines = new ArrayList<>();
        grammar.rules()
                .values()
                .forEach(templates -> templates.forEach(template -> {
                    for (int turn = 0; turn < widest(template.nodes()); turn++) {
                        lines.add(words(text(template.nodes(), turn)));
                    }
                }));
        return lines;
    }

    private static int widest(List<Node> nodes) {
        return nodes.stream()
                .mapToInt(node -> node instanceof Node.Choice choice
                        ? choice.alternatives().size()
                        : 1)
                .max()
                .orElse(1);
    }

    private static String text(List<Node> nodes, int turn) {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            text.append(
                    switch (node) {
                        case Node.Text words -> words.text();
                        case Node.Choice choice ->
                            text(
                                    choice.alternatives()
                                            .get(turn % choice.alternatives().size()),
                                    turn);
                        case Node.Fill fill -> GAP;
                        case Node.Call call -> GAP;
                    });
        }
        return text.toString();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String piece : text.split("(?= <> )|(?<= <> )")) {
            if (piece.equals(GAP)) {
                words.add(GAP.strip());
            } else {
                words.addAll(Words.of(piece));
            }
        }
        return words;
    }
}
