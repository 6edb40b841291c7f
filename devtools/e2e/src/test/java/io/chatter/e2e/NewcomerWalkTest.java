package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.e2e.DocumentedCommands.Documented;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `devtools/newcomer-walk` on a repository with a `chatter` that only notes what it is told: the real walk takes half
/// an hour.
class NewcomerWalkTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();

    private static final String PAGE = """
            # A page
            ```sh
            ./chatter up
            ```
            `./chatter say "hello chat"` speaks, `./chatter stream check FILE` listens.
            ```
            cp notes my-notes
            ./chatter %s
            ```
            """;

    @TempDir
    Path folder;

    /// @param output of both streams
    private record Run(int exitCode, String output) {}

    @Test
    void shouldMeetEveryCommandOfTheReadmeAndTheTutorial() throws IOException, InterruptedException {
        // When
        Run run = walk(ROOT, "--list");

        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(DocumentedCommands.in(ROOT).stream()
                        .filter(command -> command.page().matches("(README\\.md|docs/tutorial/.*):\\d+"))
                        .map(Documented::words))
                .hasSizeGreaterThan(20)
                .allSatisfy(words ->
                        assertThat(run.output().replace("\"", "")).contains("./chatter " + String.join(" ", words)));
        assertThat(run.output()
                        .lines()
                        .filter(line -> line.contains(": not run, "))
                        .map(line -> line.replaceFirst(".*: ", "")))
                .containsExactlyInAnyOrder(
                        "./chatter test",
                        "./chatter stream push FILE --room ROOM",
                        "./chatter stream check FILE",
                        "./chatter memory list --about NAME",
                        "./chatter replay decisions demo --configs DIR",
                        "./chatter up --kafka HOST:PORT");
    }

    @Test
    void shouldDoWhatThePageSaysInItsOrderAndTidyUp() throws IOException, InterruptedException {
        // Given
        repository("down");

        // When
        Run run = walk(folder, "page.md");

        // Then
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(told()).containsExactly("up --detach", "say hello chat", "down", "down");
        assertThat(run.output()).contains("page.md: not run, it has a placeholder: ./chatter stream check FILE");
        assertThat(placeOfTheWalk()).doesNotExist();
    }

    @Test
    void shouldStopAtACommandThatFailsAndTidyUp() throws IOException, InterruptedException {
        // Given
        repository("fail");

        // When
        Run run = walk(folder, "page.md");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("page.md: this fails: ./chatter fail").doesNotContain("did what they say");
        assertThat(told()).endsWith("fail", "down");
        assertThat(placeOfTheWalk()).doesNotExist();
    }

    private void repository(String last) throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("devtools"));
        Files.copy(ROOT.resolve("devtools/newcomer-walk"), folder.resolve("devtools/newcomer-walk"));
        Files.writeString(folder.resolve("page.md"), PAGE.formatted(last));
        Files.writeString(folder.resolve("notes"), "");
        Path chatter = folder.resolve("chatter");
        Files.writeString(chatter, """
                #!/bin/sh
                echo "$*" >>'%s/told'
                pwd >'%s/place'
                [ "$1" != fail ]
                """.formatted(folder, folder));
        assertThat(chatter.toFile().setExecutable(true)).isTrue();
        for (String command : List.of(
                "git init -q", "git add .", "git -c user.name=A -c user.email=a@example.com commit -q -m first")) {
            assertThat(run(folder, command.split(" ")).exitCode()).isZero();
        }
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(folder.resolve("told"));
    }

    private Path placeOfTheWalk() throws IOException {
        return Path.of(Files.readString(folder.resolve("place")).strip());
    }

    private static Run walk(Path root, String... arguments) throws IOException, InterruptedException {
        return run(
                root,
                Stream.concat(Stream.of("bash", "devtools/newcomer-walk"), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private static Run run(Path place, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
