package io.chatter.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads `lexicons/*.txt` of the configs folder; their README says how they are written. Pure functions.
final class LexiconFolder {
    private static final Path NAME = Path.of("lexicons");
    private static final String MEND = "Write one entry a line as " + NAME.resolve("README.md") + " says";

    private LexiconFolder() {}

    /// All files as one, in the order of their names; nothing when there is no such folder.
    ///
    /// @param problems is given every line that cannot be read
    static StreamLexicon read(Path root, List<ConfigProblem> problems) {
        LexiconLines lines = new LexiconLines();
        for (Path file : files(root, problems)) {
            int number = 0;
            for (String line : content(root, file, problems)) {
                number++;
                int at = number;
                lines.add(line).ifPresent(problem -> problems.add(new ConfigProblem(file, at, "", problem, MEND)));
            }
        }
        return lines.lexicon();
    }

    private static List<Path> files(Path root, List<ConfigProblem> problems) {
        Path folder = root.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(new ConfigProblem(
                    NAME, 0, "", "cannot be listed (" + e.getMessage() + ")", "Check its permissions"));
            return List.of();
        }
    }

    private static List<String> content(Path root, Path file, List<ConfigProblem> problems) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException e) {
            problems.add(new ConfigProblem(file, 0, "", "cannot be read as UTF-8 text: " + e, "Mend or remove it"));
            return List.of();
        }
    }
}
