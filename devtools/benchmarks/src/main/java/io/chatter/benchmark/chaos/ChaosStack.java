package io.chatter.benchmark.chaos;

import io.chatter.benchmark.ground.ServerProcess;
import io.chatter.cli.script.ChatterScript;
import io.chatter.cli.stack.ChildProcess;
import io.chatter.cli.stack.ComponentCatalogue;
import io.chatter.cli.stack.ComponentSpec;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.RunStateFile;
import io.chatter.cli.stack.ServiceTable;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackPorts;
import io.chatter.cli.stack.StackSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A whole stack that may be hurt: one of its own, with a second gateway, or one that runs and gets back what was taken
/// from it. Its methods exclude each other, for an interrupted run cleans up on another thread; after that they refuse.
final class ChaosStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration END_PATIENCE = Duration.ofSeconds(20);

    private final StackFolders folders;
    private final ChatterScript script;
    private final boolean own;
    private final Set<Long> paused = new HashSet<>();
    private @Nullable ServerProcess replica;
    private int replicaPort;
    private boolean closed;

    private ChaosStack(StackFolders folders, Map<String, String> environment, boolean own) {
        this.folders = folders;
        this.script = new ChatterScript(folders.root(), folders.data(), environment);
        this.own = own;
    }

    /// Starts one on free ports in a folder of its own.
    ///
    /// @param environment for its services
    static ChaosStack start(Path root, Map<String, String> environment) throws IOException, InterruptedException {
        StackFolders folders = new StackFolders(root, Files.createTempDirectory("chatter-chaos"));
        ChaosStack stack = new ChaosStack(folders, environment, true);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::closeQuietly, "chaos-end"));
        stack.script.up("--no-build", "--no-aot", "--workers", "2").requireDone();
        stack.startReplica();
        return stack;
    }

    /// The one that runs in `data`.
    ///
    /// @throws io.chatter.cli.CliFailure when none does
    static ChaosStack running(Path root, Path data) {
        ChaosStack stack = new ChaosStack(new StackFolders(root, data), Map.of(), false);
        new StackSession(stack.folders, new Progress(System.err)).require();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::closeQuietly, "chaos-end"));
        return stack;
    }

    RunState state() {
        return new RunStateFile(folders.runState()).read().orElseThrow();
    }

    Endpoints endpoints() {
        return state().endpoints();
    }

    /// Ports of all gateways.
    List<Integer> gateways() {
        List<Integer> ports = new ArrayList<>(List.of(state().ports().gateway()));
        if (replicaPort > 0) {
            ports.add(replicaPort);
        }
        return ports;
    }

    ChildProcess process(String service) {
        return state().find(service)
                .map(RunState.Entry::process)
                .orElseThrow(() -> new IllegalStateException("this stack has no " + service));
    }

    boolean isAlive(String service) {
        return process(service).isAlive();
    }

    synchronized void kill(String service) throws InterruptedException {
        requireOpen();
        ChildProcess victim = process(service);
        victim.kill();
        victim.endsWithin(END_PATIENCE);
    }

    synchronized void stop(String service) throws InterruptedException {
        requireOpen();
        ChildProcess process = process(service);
        process.askToStop();
        if (!process.awaitEnd(END_PATIENCE)) {
            throw new IllegalStateException(service + " did not stop within " + END_PATIENCE.toSeconds() + " s");
        }
    }

    synchronized void pause(String service) throws IOException, InterruptedException {
        requireOpen();
        long pid = process(service).pid();
        paused.add(pid);
        Shell.run("kill", "-STOP", Long.toString(pid));
    }

    synchronized void resume() throws IOException, InterruptedException {
        for (long pid : paused) {
            Shell.run("kill", "-CONT", Long.toString(pid));
        }
        paused.clear();
    }

    /// Starts what does not run, as a person does after a crash.
    synchronized void up() throws IOException, InterruptedException {
        requireOpen();
        restore();
    }

    /// Stops the second gateway in order and starts it again; nothing when there is none.
    synchronized void restartReplica() throws IOException, InterruptedException {
        requireOpen();
        if (replica != null) {
            replica.stop();
            startReplica();
        }
    }

    @Override
    public synchronized void close() throws IOException, InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        resume();
        if (!own) {
            restore();
            return;
        }
        if (replica != null) {
            replica.stop();
        }
        script.down();
        try (Stream<Path> content = Files.walk(folders.data())) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void restore() throws IOException, InterruptedException {
        int workers = state().ports().workers().size();
        script.run(
                        "up",
                        PATIENCE,
                        List.of("--detach", "--no-build", "--no-aot", "--json", "--workers", Integer.toString(workers)))
                .requireDone();
    }

    private void startReplica() throws IOException, InterruptedException {
        StackPorts ports = state().ports();
        replicaPort = replicaPort == 0 ? StackPorts.free(1).gateway() : replicaPort;
        ComponentSpec spec = new ComponentCatalogue(
                        folders, ports.withGateway(replicaPort), folders.root().resolve("configs"))
                .services().stream()
                        .filter(service -> service.name().equals(ServiceTable.GATEWAY))
                        .findFirst()
                        .orElseThrow();
        replica = ServerProcess.start(spec, folders.log("chat-gateway-2"));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("interrupted; the stack is being tidied up");
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            System.err.println("chatter chaos: could not tidy up " + folders.data() + " (" + e
                    + "). Run `./chatter down --data-dir " + folders.data() + "`.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
