package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.Json;
import io.chatter.cli.build.StackBuild;
import io.chatter.cli.kafka.StackProvisioning;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Haste;
import io.chatter.cli.stack.LocalStack;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.RoomCheck;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.SourceCheck;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackLock;
import io.chatter.cli.stack.StackSession;
import io.chatter.cli.stack.UpRequest;
import io.chatter.configuration.ChatterConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts all of chatter on this machine and prints the address of the page.",
            "Builds what is stale first. Stays until Ctrl-C, which stops everything in reverse order."
        })
final class UpCommand implements Callable<Integer> {

    enum PortChoice {
        DEFAULT,
        FREE
    }

    /// What `--json` prints.
    record Report(String url, String bootstrapServers, String registryUrl, String dataDir, List<Process> services) {
        record Process(
                String name, long pid, int port, @Nullable Long startedInMs) {}

        static Report of(RunState state, StackFolders folders) {
            Endpoints endpoints = state.endpoints();
            return new Report(
                    endpoints.url().toString(),
                    endpoints.bootstrapServers(),
                    endpoints.registryUrl().toString(),
                    folders.data().toString(),
                    state.components().stream()
                            .map(entry -> new Process(entry.name(), entry.pid(), entry.port(), entry.startedInMs()))
                            .toList());
        }
    }

    private static final int INTERRUPTED = 130;
    private static final int MOST_WORKERS = 24;
    private static final int MOST_PORTS = 65_535;
    private static final Pattern SERVERS = Pattern.compile("[^,:\\s]+:\\d{1,5}(,[^,:\\s]+:\\d{1,5})*");

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(names = "--detach", description = "Return when all is ready; `chatter down` stops it.")
    private boolean detach;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "1", description = "Persona workers (default: 1).")
    private int workers;

    @Option(names = "--port", paramLabel = "P", defaultValue = "0", description = "Port of the page (default: 8080).")
    private int port;

    @Option(
            names = "--ports",
            paramLabel = "default|free",
            defaultValue = "default",
            description = "The documented ports, or whichever are free.")
    private PortChoice ports = PortChoice.DEFAULT;

    @Option(names = "--configs", paramLabel = "DIR", description = StackOptions.CONFIGS)
    private @Nullable Path configs;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "A Kafka that is there already, 4.2 or later; no broker is started (default: an own one).")
    private @Nullable String kafka;

    @Option(names = "--no-build", description = "Run what is built, stale or not.")
    private boolean noBuild;

    @Option(names = "--no-aot", description = "Neither use nor write start-up caches.")
    private boolean noCaches;

    @Option(names = "--fresh", description = "Move the data of earlier runs aside and begin with none.")
    private boolean fresh;

    @Option(names = "--json", description = "Print the endpoints as JSON; progress goes to stderr.")
    private boolean json;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws InterruptedException {
        StackFolders folders = stack.folders();
        Progress progress = new Progress(json ? System.err : System.out);
        StackSession session = new StackSession(folders, progress);
        UpRequest request = request(folders);
        ChatterConfiguration configuration = ConfigCommand.load(request.configs());
        folders.prepare();
        Optional<RunState> running = session.running();
        if (running.isPresent() && !running.get().hasLostItsWatcher()) {
            running.get().requireKafka(kafka);
            progress.line(
                    "chatter is already running: " + running.get().endpoints().url());
            if (configs != null) {
                progress.line("It keeps the configs it was started with; `./chatter down` first to change them.");
            }
            printJson(running.get(), folders);
            return 0;
        }
        new SourceCheck(request.configs(), configuration, System.getenv()).requirePlayable();
        try (StackLock _ = StackLock.take(folders)) {
            session.endOrphans();
            if (fresh) {
                session.endKnown(Haste.NONE);
                progress.step("data", "moved to " + folders.moveAside(clock.instant()));
                folders.prepare();
            }
            return start(request, configuration, folders, progress);
        }
    }

    private int start(UpRequest request, ChatterConfiguration configuration, StackFolders folders, Progress progress)
            throws InterruptedException {
        StackSession session = new StackSession(folders, progress);
        LocalStack local = new LocalStack(folders, progress, clock);
        try (SignalGuard guard = SignalGuard.install()) {
            try {
                if (!noBuild) {
                    new StackBuild(folders, progress, clock).bringServicesUpToDate();
                }
                long begin = System.nanoTime();
                Endpoints endpoints = local.start(request, new StackProvisioning(configuration, progress, clock));
                new RoomCheck(request.configs(), configuration)
                        .requirePlaying(session.require().ports());
                progress.step("chatter", "up", Duration.ofNanos(System.nanoTime() - begin));
                if (detach) {
                    local.detach();
                }
                progress.line("\nOpen " + endpoints.url() + (detach ? "" : "   (Ctrl-C stops it)"));
                printJson(session.require(), folders);
                if (!detach) {
                    local.watch();
                }
                return 0;
            } catch (InterruptedException | RuntimeException e) {
                // Kafka's clients set the flag again; ending the processes needs to wait.
                Thread.interrupted();
                if (guard.asked()) {
                    progress.line("Stopping");
                }
                // A start that failed has no use for caches, and its reason should come soon.
                session.endKnown(guard.asked() ? Haste.NONE : Haste.NOW);
                if (guard.asked()) {
                    return INTERRUPTED;
                }
                throw e;
            }
        }
    }

    private UpRequest request(StackFolders folders) {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new CliFailure(
                    "--workers must be 1 to " + MOST_WORKERS + ", not " + workers, "Choose another number");
        }
        if (port < 0 || port > MOST_PORTS) {
            throw new CliFailure("--port must be 1 to " + MOST_PORTS + ", not " + port, "Choose another port");
        }
        if (kafka != null && fresh) {
            throw new CliFailure(
                    "--fresh cannot empty the Kafka that --kafka names",
                    "Delete its topics, or begin with another --data-dir");
        }
        if (kafka != null && !SERVERS.matcher(kafka).matches()) {
            throw new CliFailure("--kafka must be HOST:PORT, or several with commas, not " + kafka, "Mend the address");
        }
        return new UpRequest(kafka, workers, port, ports == PortChoice.FREE, !noCaches, StackOptions.configs(configs));
    }

    private void printJson(RunState state, StackFolders folders) {
        if (json) {
            System.out.println(Json.write(Report.of(state, folders)));
        }
    }
}
