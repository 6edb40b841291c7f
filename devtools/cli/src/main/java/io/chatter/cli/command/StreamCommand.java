package io.chatter.cli.command;

import io.chatter.cli.build.StackBuild;
import io.chatter.cli.script.BenchmarksProgram;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackFolders;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks at streams by hand, with the code of stream-context in a process of its own.
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = "Tries a stream: how it is heard, or how a room hears it when it is pushed there.",
        subcommands = {StreamCommand.Check.class, StreamCommand.Push.class})
final class StreamCommand {

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Plays a file or an address in real time and shows what is heard: words, events, keywords, lag, engine.",
                "Needs no running stack. Exit code 2 when it cannot be played."
            })
    static final class Check implements Callable<Integer> {

        @Mixin
        private StackOptions stack = new StackOptions();

        @Parameters(paramLabel = "FILE|URL", description = "A file, or an address with its scheme.")
        private String source = "";

        @Option(
                names = "--engine",
                defaultValue = "auto",
                description = "auto, http, vosk, whisper, pocketsphinx, sphinx4 or none (default: auto).")
        private String engine = "auto";

        @Option(names = "--configs", paramLabel = "DIR", description = StackOptions.CONFIGS + " Its lexicons count.")
        private @Nullable Path configs;

        @Option(names = "--json", description = "Print each context as a line of JSON.")
        private boolean json;

        @Option(names = "--no-build", description = "Use what is built, stale or not.")
        private boolean noBuild;

        @Override
        public Integer call() throws InterruptedException {
            List<String> arguments = new ArrayList<>(List.of(source, "--engine", engine, "--configs", folder(configs)));
            if (json) {
                arguments.add("--json");
            }
            return run(stack.folders(), noBuild, "io.chatter.streamcontext.check.StreamCheck", arguments);
        }
    }

    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = {
                "Pushes a file by RTMP into a room that waits for a publisher, as OBS would.",
                "Exit code 1 when the room hung up, 2 when it cannot be tried."
            })
    static final class Push implements Callable<Integer> {

        @Mixin
        private StackOptions stack = new StackOptions();

        @Parameters(paramLabel = "FILE", description = "A file with sound.")
        private Path file = Path.of("");

        @Option(names = "--room", required = true, description = "The room; its source must be of kind rtmp.")
        private String room = "";

        @Option(names = "--configs", paramLabel = "DIR", description = StackOptions.CONFIGS)
        private @Nullable Path configs;

        @Option(names = "--no-build", description = "Use what is built, stale or not.")
        private boolean noBuild;

        @Override
        public Integer call() throws InterruptedException {
            return run(
                    stack.folders(),
                    noBuild,
                    "io.chatter.streamcontext.check.StreamPush",
                    List.of(file.toString(), room, folder(configs)));
        }
    }

    private static String folder(@Nullable Path configs) {
        return StackOptions.configs(configs).toAbsolutePath().toString();
    }

    private static int run(StackFolders folders, boolean noBuild, String main, List<String> arguments)
            throws InterruptedException {
        if (!noBuild) {
            folders.prepare();
            new StackBuild(folders, new Progress(System.err), Clock.systemUTC())
                    .bringUpToDate(List.of(StackBuild.STREAM_CONTEXT));
        }
        Path application = folders.root().resolve("services/stream-context/target/quarkus-app");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1600m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Stream.of("app", "lib/main", "lib/boot")
                        .map(folder -> application.resolve(folder) + "/*")
                        .collect(Collectors.joining(File.pathSeparator)),
                main));
        command.addAll(arguments);
        return BenchmarksProgram.run(command, Path.of("").toAbsolutePath());
    }
}
