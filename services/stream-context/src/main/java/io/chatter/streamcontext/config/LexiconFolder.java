package io.chatter.streamcontext.config;

import io.chatter.configuration.ConfigProblem;
import io.chatter.configuration.InvalidConfigurationException;
import io.chatter.streamcontext.Lexicon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads `lexicons/*.txt` of the configs folder; their README says how they are written. Pure functions.
public final class LexiconFolder {
    private static final String NAME = "lexicons";

    private LexiconFolder() {}

    /// All files as one, in the order of their names; nothing when there is no such folder.
    ///
    /// @throws InvalidConfigurationException naming every line that cannot be read
    public static Lexicon read(Path configs) {
        Path folder = configs.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            return Lexicon.none();
        }
        List<ConfigProblem> problems = new ArrayList<>();
        LexiconLines lines = new LexiconLines();
        for (Path file : files(folder)) {
            int number = 0;
            for (String line : content(file, problems)) {
                number++;
                int at = number;
                lines.add(line)
                        .ifPresent(problem -> problems.add(new ConfigProblem(
                                file,
                                at,
                                "",
                                problem,
                                "Write one entry a line as " + folder.resolve("README.md") + " says")));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return lines.lexicon();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> content(Path file, List<ConfigProblem> problems) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            problems.add(new ConfigProblem(file, 0, "", "cannot be read as UTF-8 text: " + e, "Mend or remove it"));
            return List.of();
        }
    }
}
