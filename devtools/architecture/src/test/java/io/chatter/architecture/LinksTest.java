package io.chatter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever follows the documentation arrives somewhere, and at every page of it.
class LinksTest {
    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path FIRST = DOCS.resolve("README.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void shouldLeadSomewhere() throws IOException {
        Stream<Path> pages = Stream.concat(
                pages().stream(), Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve));

        assertThat(pages)
                .allSatisfy(page -> assertThat(targets(page))
                        .allSatisfy(target -> assertThat(target).exists()));
    }

    /// Decisions are found by their folder.
    @Test
    void shouldReachEveryPageFromTheFirst() throws IOException {
        List<Path> expected = pages().stream()
                .filter(page -> !page.startsWith(DOCS.resolve("adr")))
                .filter(page -> !page.equals(FIRST))
                .toList();

        assertThat(targets(FIRST)).containsAll(expected).hasSizeGreaterThan(expected.size());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    /// Links to places of this checkout.
    private static List<Path> targets(Path page) {
        try {
            return LINK.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .map(link -> page.resolveSibling(link).normalize())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
