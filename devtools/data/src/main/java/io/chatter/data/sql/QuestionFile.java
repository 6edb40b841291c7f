package io.chatter.data.sql;

import io.chatter.data.DataFailure;
import io.chatter.data.table.TopicTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A statement in a file, with parameters: `-- parameter: room = demo` in a comment gives `${room}` its
/// default. `${run|table}` is the value as the names of tables have it.
///
/// @param name the file's, without its ending
/// @param text as written
/// @param parameters defaults by name
public record QuestionFile(String name, String text, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("(?m)^-- parameter: ([a-z_]+) = (\\S+)");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.:-]+");
    private static final String ENDING = ".sql";

    public QuestionFile {
        parameters = Map.copyOf(parameters);
    }

    /// @throws DataFailure when it cannot be read
    public static QuestionFile read(Path file) {
        try {
            String text = Files.readString(file);
            Map<String, String> parameters = new LinkedHashMap<>();
            Matcher declared = PARAMETER.matcher(text);
            while (declared.find()) {
                parameters.put(declared.group(1), declared.group(2));
            }
            return new QuestionFile(file.getFileName().toString().replace(ENDING, ""), text, parameters);
        } catch (IOException e) {
            throw new DataFailure("The question " + file + " cannot be read (" + e + ")", "Check its name", e);
        }
    }

    /// The question of that name in `folder`.
    ///
    /// @throws DataFailure naming those there are, when there is none
    public static QuestionFile named(Path folder, String name) {
        Path file = folder.resolve(name + ENDING);
        if (!Files.isRegularFile(file)) {
            throw new DataFailure(
                    "There is no question `" + name + "` in " + folder,
                    "There are " + String.join(", ", names(folder)));
        }
        return read(file);
    }

    /// Names of all questions in `folder`, in order.
    public static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.replace(ENDING, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The statement with `values` in place of its parameters.
    ///
    /// @throws DataFailure when a name is none of its parameters, or a value is more than a word
    public String with(Map<String, String> values) {
        String statement = text;
        for (String given : values.keySet()) {
            if (!parameters.containsKey(given)) {
                throw new DataFailure(
                        "The question `" + name + "` has no parameter `" + given + "`",
                        parameters.isEmpty() ? "Leave it out" : "It has " + String.join(", ", parameters.keySet()));
            }
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = values.getOrDefault(parameter.getKey(), parameter.getValue());
            if (!VALUE.matcher(value).matches()) {
                throw new DataFailure(
                        "The parameter `" + parameter.getKey() + "` cannot be `" + value + "`",
                        "Use letters, digits and . _ : -");
            }
            statement = statement
                    .replace("${" + parameter.getKey() + "}", value)
                    .replace("${" + parameter.getKey() + "|table}", TopicTable.nameOf(value));
        }
        return statement;
    }
}
