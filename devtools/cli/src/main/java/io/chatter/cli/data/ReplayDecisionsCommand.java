package io.chatter.cli.data;

import io.chatter.cli.build.StackBuild;
import io.chatter.cli.script.BenchmarksProgram;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackFolders;
import io.chatter.data.log.LogAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./chatter replay decisions`.
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = {
            "Decides again what a room's agents decided, from what they saw, and tells what they would have done in",
            "the room as other configs describe it. Lines that would have come of it are not imagined."
        })
final class ReplayDecisionsCommand implements Callable<Integer> {

    private static final String DECISIONS = "io.chatter.benchmark.decisions.Decisions";

    @ParentCommand
    private ReplayCommand replay = new ReplayCommand();

    @Mixin
    private RangeOptions part = new RangeOptions();

    @Parameters(paramLabel = "ROOM", description = "Id of the room.")
    private String room = "";

    @Option(
            names = "--configs",
            paramLabel = "DIR",
            required = true,
            description = "Folder of configs, laid out as the checkout's configs; its file of the room counts.")
    private Path configs = Path.of("");

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Option(names = "--no-build", description = "Run what is built, stale or not.")
    private boolean noBuild;

    @Override
    public Integer call() throws InterruptedException {
        LogAddress address = replay.log().address();
        List<String> arguments = new ArrayList<>(List.of(
                address.bootstrapServers(),
                address.registry().toString(),
                room,
                configs.toAbsolutePath().toString()));
        arguments.addAll(part.arguments());
        if (json) {
            arguments.add("--json");
        }
        StackFolders folders = replay.log().folders();
        if (!noBuild) {
            folders.prepare();
            // The answer owns stdout.
            new StackBuild(folders, new Progress(System.err), Clock.systemUTC())
                    .bringUpToDate(List.of(StackBuild.BENCHMARKS));
        }
        return BenchmarksProgram.run(folders.root(), DECISIONS, arguments);
    }
}
