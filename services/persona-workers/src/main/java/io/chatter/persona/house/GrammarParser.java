package io.chatter.persona.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the grammar format, one template a line:
/// ```
/// # a comment
/// = rule
/// a line with {one|another|} way, <thing.plural> of the scene and a [called-rule]
/// *3 a line with three times the chance
/// ```
/// Slots are those of [Slot] with the forms of [Form], after a dot.
final class GrammarParser {

    /// Weight of a line that nobody wrote.
    private static final double CROSSED = 0.5;

    private final String archetype;
    private final Map<String, List<Template>> rules = new LinkedHashMap<>();
    private final Map<String, List<String>> sources = new LinkedHashMap<>();
    private int lineNumber;
    private String line = "";
    private int at;

    private GrammarParser(String archetype) {
        this.archetype = archetype;
    }

    /// @param archetype name of the grammar, for messages and template ids
    /// @throws IllegalArgumentException naming the file, the line and what is wrong
    static Grammar parse(String archetype, String source) {
        return new GrammarParser(archetype).read(source);
    }

    private Grammar read(String source) {
        List<Template> current = null;
        String rule = "";
        for (String raw : source.lines().toList()) {
            lineNumber++;
            String text = raw.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("= ")) {
                rule = text.substring(2).strip();
                current = new ArrayList<>();
                sources.put(rule, new ArrayList<>());
                if (rules.put(rule, current) != null) {
                    throw wrong("rule [" + rule + "] is there twice");
                }
            } else if (current == null) {
                throw wrong("a line before the first rule");
            } else {
                current.add(template(rule, text));
            }
        }
        rules.forEach((name, lines) -> {
            if (lines.isEmpty()) {
                throw wrong("rule [" + name + "] has no lines");
            }
        });
        rules.forEach(this::cross);
        return new Grammar(archetype, rules);
    }

    /// Adds what the rule's lines make with each other, named after both.
    private void cross(String rule, List<Template> lines) {
        List<String> ids = lines.stream().map(Template::id).toList();
        for (Crossings.Crossing crossing : Crossings.of(sources.getOrDefault(rule, List.of()))) {
            String second = ids.get(crossing.second());
            String id = ids.get(crossing.first()) + "+" + second.substring(second.lastIndexOf(':') + 1);
            lines.add(parsed(id, CROSSED, crossing.line()));
        }
    }

    private Template template(String rule, String text) {
        double weight = 1;
        line = text;
        if (text.startsWith("*")) {
            int space = text.indexOf(' ');
            weight = Double.parseDouble(text.substring(1, space));
            line = text.substring(space + 1).strip();
        }
        sources.getOrDefault(rule, new ArrayList<>()).add(line);
        return parsed(archetype + "/" + rule + ":" + lineNumber, weight, line);
    }

    private Template parsed(String id, double weight, String text) {
        line = text;
        at = 0;
        List<Node> nodes = sequence(false);
        if (at < line.length()) {
            throw wrong("unmatched " + line.charAt(at));
        }
        return new Template(id, weight, nodes);
    }

    private List<Node> sequence(boolean insideChoice) {
        List<Node> nodes = new ArrayList<>();
        while (at < line.length()) {
            char next = line.charAt(at);
            switch (next) {
                case '{' -> nodes.add(choice());
                case '<' -> nodes.add(fill(until('>')));
                case '[' -> nodes.add(new Node.Call(until(']')));
                case '|', '}' -> {
                    if (insideChoice) {
                        return nodes;
                    }
                    throw wrong("unmatched " + next);
                }
                default -> nodes.add(words());
            }
        }
        return nodes;
    }

    private Node choice() {
        List<List<Node>> alternatives = new ArrayList<>();
        do {
            at++;
            alternatives.add(sequence(true));
            if (at >= line.length()) {
                throw wrong("a { without its }");
            }
        } while (line.charAt(at) == '|');
        at++;
        return new Node.Choice(alternatives);
    }

    private Node words() {
        int from = at;
        while (at < line.length() && "{}|<[".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return new Node.Text(line.substring(from, at));
    }

    private String until(char end) {
        int close = line.indexOf(end, at);
        if (close < 0) {
            throw wrong("no " + end + " after column " + at);
        }
        String inside = line.substring(at + 1, close);
        at = close + 1;
        return inside;
    }

    private Node fill(String inside) {
        int dot = inside.indexOf('.');
        String name = dot < 0 ? inside : inside.substring(0, dot);
        @Nullable String form = dot < 0 ? null : inside.substring(dot + 1);
        Slot slot = Slot.named(name).orElseThrow(() -> wrong("no slot is called <" + name + ">"));
        return new Node.Fill(
                slot,
                form == null ? Form.PLAIN : Form.named(form).orElseThrow(() -> wrong("no form is called ." + form)));
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("house/" + archetype + ".grammar:" + lineNumber + ": " + what);
    }
}
