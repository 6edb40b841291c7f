package io.chatter.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// One parsed YAML file that knows on which line each of its values stands.
///
/// @param file the file, relative to the configs folder
/// @param content its values
/// @param lines line of each value (from 1) by its JSON pointer
/// @param text as it was written, line by line
record YamlDocument(Path file, JsonNode content, Map<String, Integer> lines, List<String> text) {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Pattern COMMENT_ALONE = Pattern.compile("^\\s*(?:[^#]*[:-])?\\s+(#\\S+)");

    /// Reads and parses `root/file`; adds a problem and returns null when that fails.
    static @Nullable YamlDocument read(Path root, Path file, List<ConfigProblem> problems) {
        String text;
        try {
            text = Files.readString(root.resolve(file));
        } catch (MalformedInputException e) {
            problems.add(new ConfigProblem(file, 0, "", "is not UTF-8 text", "Save it as UTF-8"));
            return null;
        } catch (IOException e) {
            problems.add(new ConfigProblem(
                    file, 0, "", "cannot be read (" + e.getMessage() + ")", "Check that it exists and is readable"));
            return null;
        }
        return parse(file, text, problems);
    }

    private static @Nullable YamlDocument parse(Path file, String text, List<ConfigProblem> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                problems.add(new ConfigProblem(file, 0, "", "is empty", "Fill it in or remove it"));
                return null;
            }
            Map<String, Integer> lines = new HashMap<>();
            record(node, "", lines);
            return new YamlDocument(
                    file, YAML.readTree(text), lines, text.lines().toList());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new ConfigProblem(
                    file,
                    line,
                    "",
                    "is not valid YAML: " + e.getProblem(),
                    "Check indentation, quotes and colons there"));
        } catch (IOException e) {
            problems.add(new ConfigProblem(
                    file, 0, "", "is not valid YAML: " + firstLine(e.getMessage()), "Check indentation and quotes"));
        }
        return null;
    }

    /// A problem at the value that `pointer` (a JSON pointer) names, or at the closest value that has a line.
    ConfigProblem problem(String pointer, String message, String mend) {
        return new ConfigProblem(file, lineOf(pointer), dotted(pointer), message, mend);
    }

    /// What stands where the value should, when YAML takes it for a comment: `color: #abc`.
    Optional<String> commentInPlaceOf(String pointer) {
        Integer line = lines.get(pointer);
        Matcher comment = COMMENT_ALONE.matcher(line == null ? "" : text.get(line - 1));
        return comment.find() ? Optional.of(comment.group(1)) : Optional.empty();
    }

    private int lineOf(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 0);
    }

    private static String dotted(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    private static void record(Node node, String pointer, Map<String, Integer> lines) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple entry : mapping.getValue()) {
                    String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                    String child = pointer + "/" + key;
                    lines.put(child, entry.getKeyNode().getStartMark().getLine() + 1);
                    record(entry.getValueNode(), child, lines);
                }
            }
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    record(sequence.getValue().get(i), pointer + "/" + i, lines);
                }
            }
            default -> {}
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unknown" : message.lines().findFirst().orElse("unknown");
    }
}
