package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.AotCaches.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Brings the stack up: broker, unless there is a Kafka already, and registry side by side, then what
/// `provisioning` does, then all services
/// together. A component that still runs from a detached start is kept.
///
/// Owned by one thread. It starts a virtual thread for each component that it waits for; they end before it returns.
public final class LocalStack {

    /// Fills a broker and a registry that are ready: topics, schemas, roster.
    public interface Provisioning {
        /// @throws CliFailure when broker or registry refuse
        void provision(Endpoints endpoints);
    }

    private static final int RESTARTS = 5;
    private static final Duration WATCH = Duration.ofMillis(500);

    private final StackFolders folders;
    private final Progress progress;
    private final Clock clock;
    private final RunStateFile stateFile;
    private final ProcessLauncher launcher;
    private final List<Component> components = new ArrayList<>();

    public LocalStack(StackFolders folders, Progress progress, Clock clock) {
        this.folders = folders;
        this.progress = progress;
        this.clock = clock;
        this.stateFile = new RunStateFile(folders.runState());
        this.launcher = new ProcessLauncher(folders, javaProgram());
    }

    /// Starts what does not run yet and returns when all is ready. On a failure the caller ends what was started.
    ///
    /// @throws CliFailure naming the component that did not come up
    public Endpoints start(UpRequest request, Provisioning provisioning) throws InterruptedException {
        return start(request, provisioning, ComponentCatalogue::services);
    }

    /// @param services picks what runs on the ground of broker and registry
    Endpoints start(
            UpRequest request, Provisioning provisioning, Function<ComponentCatalogue, List<ComponentSpec>> services)
            throws InterruptedException {
        RunState state =
                stateFile.read().orElseGet(() -> new RunState(null, request.choosePorts(), request.kafka(), List.of()));
        state.requireKafka(request.kafka());
        Endpoints endpoints = state.endpoints();
        ComponentCatalogue catalogue = new ComponentCatalogue(folders, state.ports(), endpoints, request.configs());
        List<ComponentSpec> ground = missing(
                state,
                state.kafka() == null
                        ? List.of(catalogue.broker(), catalogue.registry())
                        : List.of(catalogue.registry()));
        List<ComponentSpec> above = missing(state, services.apply(catalogue));
        PortCheck.requireFree(ground);
        PortCheck.requireFree(above);
        stateFile.write(new RunState(self(), state.ports(), state.kafka(), living(state)));
        startTogether(ground, request);
        provisioning.provision(endpoints);
        startTogether(above, request);
        return endpoints;
    }

    /// Leaves the stack to itself.
    public void detach() {
        stateFile.update(RunState::detached);
    }

    /// Watches the stack until this thread is interrupted; starts a component that ends again, a few times.
    public void watch() throws InterruptedException {
        int restarts = 0;
        while (true) {
            Thread.sleep(WATCH);
            for (Component component : components) {
                if (!component.hasDied()) {
                    continue;
                }
                String name = component.spec().name();
                if (restarts++ == RESTARTS) {
                    throw new CliFailure(
                            name + " keeps ending", "See " + folders.log(name), LogTail.of(folders.log(name), 12));
                }
                progress.step(name, "has ended; starting it again");
                awaitReady(component, launch(component));
            }
        }
    }

    private void startTogether(List<ComponentSpec> specs, UpRequest request) throws InterruptedException {
        List<Component> started = specs.stream()
                .map(spec -> new Component(spec, plan(spec, request), launcher, folders.log(spec.name()), clock))
                .toList();
        components.addAll(started);
        List<RunState.Entry> entries = started.stream().map(this::launch).toList();
        try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> waits = new ArrayList<>();
            for (int i = 0; i < started.size(); i++) {
                Component component = started.get(i);
                RunState.Entry entry = entries.get(i);
                waits.add(waiters.submit(() -> {
                    awaitReady(component, entry);
                    return null;
                }));
            }
            awaitAll(waits, waiters);
        }
    }

    private static void awaitAll(List<Future<?>> waits, ExecutorService waiters) throws InterruptedException {
        try {
            for (Future<?> wait : waits) {
                wait.get();
            }
        } catch (ExecutionException e) {
            waiters.shutdownNow();
            throw rethrow(e);
        } catch (InterruptedException e) {
            waiters.shutdownNow();
            throw e;
        }
    }

    private RunState.Entry launch(Component component) {
        RunState.Entry entry = component.launch();
        stateFile.update(state -> state.with(entry));
        return entry;
    }

    private void awaitReady(Component component, RunState.Entry launched) throws InterruptedException {
        RunState.Entry entry = launched;
        Optional<Duration> took = component.awaitReady();
        while (took.isEmpty()) {
            progress.step(component.spec().name(), "did not like its start-up cache; starting without");
            entry = launch(component);
            took = component.awaitReady();
        }
        RunState.Entry ready = entry.readyIn(took.get().toMillis());
        stateFile.update(state -> state.with(ready));
        progress.step(component.spec().name(), "ready", took.get());
    }

    private Plan plan(ComponentSpec spec, UpRequest request) {
        if (!request.caches()) {
            return new Plan.Off();
        }
        String jdk = System.getProperty("java.vm.version") + " " + System.getProperty("os.arch");
        return new AotCaches(folders.caches().resolve("aot"), jdk)
                .planFor(spec, ProcessHandle.current().pid());
    }

    private static List<ComponentSpec> missing(RunState state, List<ComponentSpec> wanted) {
        return wanted.stream()
                .filter(spec -> state.find(spec.name())
                        .filter(entry -> entry.process().isAlive())
                        .isEmpty())
                .toList();
    }

    private static List<RunState.Entry> living(RunState state) {
        return state.components().stream()
                .filter(entry -> entry.process().isAlive())
                .toList();
    }

    private static RunState.Watcher self() {
        ChildProcess self = ChildProcess.of(ProcessHandle.current());
        return new RunState.Watcher(self.pid(), self.startedAt().toEpochMilli());
    }

    private static RuntimeException rethrow(ExecutionException failure) {
        if (failure.getCause() instanceof CliFailure cause) {
            return cause;
        }
        return new IllegalStateException("A component could not be waited for", failure.getCause());
    }

    private static Path javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
