package io.chatter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackPorts;
import io.chatter.cli.stack.WorkerRefusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeatingTest {

    private static final long BEGUN = 1_000_000;

    @TempDir
    Path folder;

    private StackFolders folders;
    private RunState stack;
    private Path log;

    @BeforeEach
    void aStackOfTwoWorkers() throws IOException {
        folders = new StackFolders(folder, folder.resolve("data"));
        stack = new RunState(
                null,
                StackPorts.documented(8080, 2),
                null,
                List.of(
                        entry("chat-gateway", BEGUN - 9),
                        entry("persona-workers", BEGUN),
                        entry("persona-workers-2", BEGUN)));
        log = folders.log("persona-workers-2");
        Files.createDirectories(log.getParent());
        Files.writeString(log, refusal("demo|old", "no persona old"));
    }

    private static RunState.Entry entry(String name, long startedAt) {
        return new RunState.Entry(name, 1, startedAt, 8080, null, null, null);
    }

    private static String refusal(String agent, String why) {
        return "12:00:00 WARN agent.refused agent=" + agent + " why=\"" + why + "\" mend=\"add its card\"\n";
    }

    @Test
    void shouldTellWhatAWorkerRefusesFromNowOn() throws Exception {
        // Given
        WorkerRefusals refusals = new WorkerRefusals(folders, stack);
        Files.writeString(
                log,
                refusal("demo|new", "no persona new") + refusal("demo|other", "no persona other"),
                StandardOpenOption.APPEND);

        // When
        Map<String, String> refused = refusals.of(Set.of("demo|new", "demo|old"), Duration.ofSeconds(5));

        // Then
        assertThat(refused).containsExactly(Map.entry("demo|new", "no persona new"));
    }

    @Test
    void shouldTellOfAllThatAreRefusedOneAfterTheOther() throws Exception {
        // Given
        WorkerRefusals refusals = new WorkerRefusals(folders, stack);
        append(refusal("demo|first", "no persona first"));
        CompletableFuture<Void> second = CompletableFuture.runAsync(
                () -> append(refusal("demo|second", "no persona second")),
                CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

        // When
        Map<String, String> refused =
                refusals.of(Set.of("demo|first", "demo|second", "demo|fine"), Duration.ofSeconds(5));

        // Then
        second.join();
        assertThat(refused).containsOnlyKeys("demo|first", "demo|second");
    }

    private void append(String line) {
        try {
            Files.writeString(log, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldSayWhatToDoAboutACardThatNoWorkerHasRead() {
        // When
        CliFailure failure = catchThrowableOfType(
                CliFailure.class, () -> Seating.requireSeated(Map.of("demo|new", "no persona new")));

        // Then
        assertThat(failure.line())
                .startsWith("chatter: On the roster, but no worker runs demo|new (no persona new). Workers read cards")
                .contains("`./chatter down` and `./chatter up`", "`./chatter roster remove --room demo new`");
        assertThat(failure.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldNoticeACardThatWasWrittenSinceTheWorkersStarted() throws IOException {
        // Given
        Path cards = Files.createDirectories(folder.resolve("personas"));
        written(cards.resolve("old.yaml"), BEGUN - 1);
        written(cards.resolve("new.yaml"), BEGUN + 1);
        Seating seating = new Seating(folders, stack);

        // When, Then
        assertThat(seating.changedSince(folder, Set.of("old", "new", "none")))
                .hasValueSatisfying(notice -> assertThat(notice)
                        .startsWith("new.yaml was written after the workers started")
                        .contains("`./chatter down`"));
        assertThat(seating.changedSince(folder, Set.of("old"))).isEmpty();
    }

    private static void written(Path file, long at) throws IOException {
        Files.writeString(file, "id: x");
        Files.setLastModifiedTime(file, FileTime.fromMillis(at));
    }
}
