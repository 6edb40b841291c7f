package io.chatter.architecture;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks at source text for what no class file shows.
final class SourceText {

    private SourceText() {}

    /// The catalogue's topic names that stand in `source` as string literals.
    static List<String> topicNamesSpelledIn(String source) {
        return TopicCatalogue.all().stream()
                .map(TopicSpec::name)
                .filter(name -> source.contains('"' + name + '"'))
                .toList();
    }

    /// Whether the package whose sources lie in `folder` declares that nothing in it is null unless it says so.
    static boolean isNullMarked(Path folder) {
        Path declaration = folder.resolve("package-info.java");
        try {
            return Files.exists(declaration)
                    && Files.readString(declaration).lines().anyMatch(line -> line.startsWith("@NullMarked"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
