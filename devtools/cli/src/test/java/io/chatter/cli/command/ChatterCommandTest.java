package io.chatter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class ChatterCommandTest {

    @TempDir
    Path folder;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void shouldHelpWithEveryCommand() {
        // Given
        List<List<String>> commands = new ArrayList<>();
        collect(ChatterCommand.create(), List.of(), commands);

        // When, Then
        assertThat(commands).hasSizeGreaterThan(12);
        for (List<String> command : commands) {
            List<String> arguments = new ArrayList<>(command);
            arguments.add("--help");
            assertThat(run(arguments.toArray(String[]::new)))
                    .as("chatter %s", arguments)
                    .isZero();
        }
        assertThat(output.toString()).contains("--detach", "--watch", "--room");
    }

    @Test
    void shouldEndAUsageErrorWithTwo() {
        // When
        int exit = run("up", "--no-such-option");

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains("--no-such-option");
    }

    @Test
    void shouldNameFileLineAndMendOfABrokenYaml() throws IOException {
        // Given
        Path room = Files.createDirectories(folder.resolve("rooms")).resolve("demo.yaml");
        Files.writeString(room, "id: demo\ntitle: [unclosed\n");

        // When
        int exit = run("config", "check", "--configs", folder.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains("demo.yaml:").contains("chatter: The configuration in");
    }

    @Test
    void shouldNameTheLineOfALexiconThatCannotBeRead() throws IOException {
        // Given
        Path lexicon = Files.createDirectories(folder.resolve("lexicons")).resolve("game.txt");
        Files.writeString(lexicon, "KEYWORD final boss\nFAIL we wiped\n");

        // When
        int exit = run("config", "check", "--configs", folder.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains("lexicons/game.txt:2: has no weight before its words");
    }

    @Test
    void shouldRefuseToStartOnABrokenConfiguration() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("rooms"));
        Files.writeString(folder.resolve("rooms").resolve("demo.yaml"), "id: demo\n");

        // When
        int exit = run("up", "--no-build", "--configs", folder.toString(), "--data-dir", data());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void shouldNameTheQuestionsWhenAskedAnother() {
        // When
        int exit = run("why", "nonsense", "--data-dir", data());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString().strip())
                .isEqualTo("chatter: There is no question nonsense. Known are slow, spam, bots, memory, schemas.");
    }

    @Test
    void shouldSayThatNoStackRuns() {
        // When
        int exit = run("say", "hello", "--data-dir", data());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString().strip())
                .isEqualTo("chatter: No stack runs in " + data() + ". Start one with `./chatter up`.");
    }

    @Test
    void shouldSayWhoStartsAStackMeanwhile() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("data/run"));
        StackFolders folders = new StackFolders(folder, folder.resolve("data"));
        String self = Long.toString(ProcessHandle.current().pid());

        // When
        int down;
        int say;
        try (StackLock _ = StackLock.take(folders)) {
            down = run("down", "--data-dir", data());
            say = run("say", "hello", "--data-dir", data());
        }

        // Then
        assertThat(down).isEqualTo(2);
        assertThat(say).isEqualTo(2);
        assertThat(errors.toString())
                .contains("process " + self + ", starts or ends a stack in " + data(), "`kill " + self + "`")
                .contains("is being started or ended. Wait until `./chatter up` prints its address.");
    }

    @Test
    void shouldFindNothingToStopAndThatIsNoFailure() {
        assertThat(run("down", "--data-dir", data())).isZero();
    }

    @Test
    void shouldMoveADamagedRunStateAside() throws IOException {
        // Given
        Path state = folder.resolve("data/run/stack.json");
        Files.createDirectories(state.getParent());
        Files.writeString(state, "{\"ports\":");

        // When
        int status = run("status", "--data-dir", data());
        int up = run("up", "--no-build", "--data-dir", data());
        int down = run("down", "--data-dir", data());

        // Then
        assertThat(status).isEqualTo(2);
        assertThat(up).isEqualTo(2);
        assertThat(errors.toString()).contains("is damaged").contains("./chatter down");
        assertThat(down).isZero();
        assertThat(state).doesNotExist();
        assertThat(state.resolveSibling("stack.json.damaged")).exists();
    }

    @Test
    void shouldSayWhenTheDataFolderCannotBeWritten() throws IOException {
        // Given a file where the folder should be
        Files.createFile(folder.resolve("data"));

        // When
        int exit = run("down", "--data-dir", data());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains("cannot be written").contains("--data-dir");
    }

    @Test
    void shouldLeaveTheOptionsOfABenchmarkToIt() {
        // When
        ParseResult parsed = ChatterCommand.create().parseArgs("bench", "--no-build", "run", "serde", "--json");

        // Then
        assertThat(parsed.subcommand().matchedPositional(0).<List<String>>getValue())
                .containsExactly("run", "serde", "--json");
    }

    @Test
    void shouldListTheCatalogueWithoutABroker() {
        assertThat(run("topics", "list", "--json")).isZero();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private int run(String... arguments) {
        return ChatterCommand.create()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> commands) {
        commands.add(path);
        command.getSubcommands().forEach((name, child) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(child, longer, commands);
        });
    }
}
