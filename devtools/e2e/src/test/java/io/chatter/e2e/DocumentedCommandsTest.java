package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.command.ChatterCommand;
import io.chatter.cli.script.ChatterScript;
import io.chatter.e2e.DocumentedCommands.Documented;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What pages tell people to type exists, and what only reads does what they say on the running stack.
class DocumentedCommandsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    /// Pages show a few dozen; far fewer would mean that they are not found any more.
    private static final int AT_LEAST = 40;

    /// Made once: it takes longer than all that it then parses.
    private static final CommandLine CHATTER = ChatterCommand.create();

    @Test
    void shouldKnowEveryCommandAndOptionThatAPageShows() throws IOException {
        // When
        List<Documented> commands = DocumentedCommands.in(ROOT);
        List<String> unknown =
                commands.stream().flatMap(DocumentedCommandsTest::complaint).toList();

        // Then
        assertThat(commands).hasSizeGreaterThan(AT_LEAST);
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldComplainAboutAnOptionThatIsNot() {
        // Given
        Documented typo = new Documented("a page", List.of("status", "--wach"));

        // Then
        assertThat(complaint(typo)).singleElement().asString().contains("--wach");
    }

    @Test
    void shouldDoWhatPagesSayOnTheRunningStack() throws IOException {
        // Given
        List<List<String>> reading = DocumentedCommands.in(ROOT).stream()
                .filter(DocumentedCommandsTest::onlyReads)
                .map(Documented::words)
                .distinct()
                .toList();

        // When
        RunningStack stack = RunningStack.shared();
        List<String> failed = new ArrayList<>();
        for (List<String> words : reading) {
            ChatterScript.Run run =
                    stack.here(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
            if (run.exitCode() == 2) {
                failed.add(String.join(" ", words) + ": " + run.errors());
            }
        }

        // Then
        assertThat(reading).isNotEmpty();
        assertThat(failed).isEmpty();
    }

    private static Stream<String> complaint(Documented command) {
        if (command.startsWith("test")) {
            return Stream.empty(); // all that follows is Maven's
        }
        try {
            CHATTER.parseArgs(typed(command.words()).toArray(String[]::new));
            return Stream.empty();
        } catch (CommandLine.MissingParameterException e) {
            // A page may name a command in passing.
            return command.words().size() == 1 ? Stream.empty() : Stream.of(saying(command, e));
        } catch (CommandLine.ParameterException e) {
            return Stream.of(saying(command, e));
        }
    }

    private static String saying(Documented command, Exception failure) {
        return command.page() + ": ./chatter " + String.join(" ", command.words()) + ": " + failure.getMessage();
    }

    /// Pages write N where people write a number, and three dots, perhaps after an option, where people go on.
    private static List<String> typed(List<String> words) {
        List<String> typed = new ArrayList<>();
        for (String word : words) {
            if (!word.equals("...")) {
                typed.add(word.equals("N") ? "1" : word);
            } else if (!typed.isEmpty() && typed.getLast().startsWith("--")) {
                typed.removeLast();
            }
        }
        return typed;
    }

    private static boolean onlyReads(Documented command) {
        boolean ends = command.words().stream()
                .noneMatch(word -> word.matches("--watch|tail|--follow|-f|<.*|[A-Z_-]{3,}.*|\\.\\.\\."));
        return ends
                && (command.startsWith("status")
                        || command.startsWith("why")
                        || command.startsWith("topics")
                        || command.startsWith("roster", "list")
                        || command.startsWith("dlq", "list"));
    }
}
