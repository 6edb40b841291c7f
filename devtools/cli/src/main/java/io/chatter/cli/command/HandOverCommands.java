package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.build.StackBuild;
import io.chatter.cli.script.BenchmarksProgram;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackFolders;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Commands that another program of the checkout carries out, in its own process with this terminal.
final class HandOverCommands {

    private static final String NEW_LINE = System.lineSeparator();

    private HandOverCommands() {}

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Builds everything and runs all tests: ./mvnw verify with the arguments given.")
    static final class Test implements Callable<Integer> {

        @Parameters(paramLabel = "ARG", arity = "0..*", description = "Arguments for Maven, after --.")
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws InterruptedException {
            Path root = StackOptions.checkout();
            List<String> command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "-B", "-ntp", "verify"));
            command.addAll(arguments);
            return BenchmarksProgram.run(command, root);
        }
    }

    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            description = {
                "Measures chatter. Without arguments, lists what can be measured. Builds what is stale first.",
                "Exit code 1 when an aim is missed."
            })
    static final class Bench implements Callable<Integer> {

        private static final String MAIN = "io.chatter.benchmark.Benchmarks";

        @Mixin
        private StackOptions stack = new StackOptions();

        @Option(names = "--no-build", description = "Run what is built, stale or not.")
        private boolean noBuild;

        @Parameters(
                paramLabel = "ARG",
                arity = "0..*",
                description = "list, or run NAME [--json]. Options of this command come first.")
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws InterruptedException {
            StackFolders folders = stack.folders();
            if (!noBuild) {
                folders.prepare();
                // Figures own stdout.
                new StackBuild(folders, new Progress(System.err), Clock.systemUTC()).bringBenchmarksUpToDate();
            }
            if (arguments.isEmpty()) {
                System.out.println("Run one with `./chatter bench run NAME`; --json after it prints JSON." + NEW_LINE);
            }
            return BenchmarksProgram.run(folders.root(), MAIN, arguments.isEmpty() ? List.of("list") : arguments);
        }
    }

    @Command(
            name = "chaos",
            mixinStandardHelpOptions = true,
            description = {
                "Makes the failures of the design happen, one after the other, on a stack of its own under load, and checks"
                        + " that no accepted line is lost or doubled, nothing unchecked is shown and windows equal a"
                        + " recount.",
                "Prints how soon each fault was over. Exit code 1 when something did not hold. Ctrl-C tidies up."
            })
    static final class Chaos implements Callable<Integer> {

        private static final String MAIN = "io.chatter.benchmark.chaos.Chaos";
        private static final int INTERRUPTED = 130;

        @Mixin
        private StackOptions stack = new StackOptions();

        @Option(names = "--quick", description = "A minute: five faults, short ones.")
        private boolean quick;

        @Option(names = "--running", description = "Hurt the stack that runs, which is whole again afterwards.")
        private boolean running;

        @Option(names = "--rate", paramLabel = "N", description = "Lines a second (default: 100; 10 with --quick).")
        private @Nullable Integer rate;

        @Option(names = "--list", description = "Name the faults and do nothing.")
        private boolean list;

        @Option(names = "--json", description = "Print the report as JSON; progress goes to stderr.")
        private boolean json;

        @Option(names = "--no-build", description = "Run what is built, stale or not.")
        private boolean noBuild;

        @Parameters(paramLabel = "FAULT", arity = "0..*", description = "Only these faults, in this order.")
        private List<String> faults = new ArrayList<>();

        @Override
        public Integer call() throws InterruptedException {
            if (rate != null && rate < 1) {
                throw new CliFailure("--rate must be 1 or more, not " + rate, "Choose another number");
            }
            StackFolders folders = stack.folders();
            if (!noBuild) {
                folders.prepare();
                new StackBuild(folders, new Progress(System.err), Clock.systemUTC()).bringBenchmarksUpToDate();
            }
            try (SignalGuard guard = SignalGuard.install()) {
                int exit = BenchmarksProgram.run(folders.root(), MAIN, arguments(folders));
                return guard.asked() ? INTERRUPTED : exit;
            }
        }

        private List<String> arguments(StackFolders folders) {
            List<String> arguments = new ArrayList<>(faults);
            if (quick) {
                arguments.add("--quick");
            }
            if (list) {
                arguments.add("--list");
            }
            if (json) {
                arguments.add("--json");
            }
            if (rate != null) {
                arguments.addAll(List.of("--rate", rate.toString()));
            }
            if (running) {
                arguments.addAll(List.of("--running", folders.data().toString()));
            }
            return arguments;
        }
    }
}
