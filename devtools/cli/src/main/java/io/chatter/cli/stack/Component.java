package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.AotCaches.Plan;
import io.chatter.cli.stack.ComponentState.Failed;
import io.chatter.cli.stack.ComponentState.Healthy;
import io.chatter.cli.stack.ComponentState.Planned;
import io.chatter.cli.stack.ComponentState.Starting;
import io.chatter.cli.stack.ComponentState.Stopped;
import io.chatter.cli.stack.ComponentState.Stopping;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One component through its life. Each is driven by one thread at a time; the supervisor that owns it sees to that.
final class Component {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    private static final int TAIL = 12;

    private final ComponentSpec spec;
    private final ProcessLauncher launcher;
    private final Path log;
    private final Clock clock;

    private Plan plan;
    private volatile ComponentState state = new Planned();

    Component(ComponentSpec spec, Plan plan, ProcessLauncher launcher, Path log, Clock clock) {
        this.spec = spec;
        this.plan = plan;
        this.launcher = launcher;
        this.log = log;
        this.clock = clock;
    }

    ComponentSpec spec() {
        return spec;
    }

    ComponentState state() {
        return state;
    }

    /// Starts the process.
    RunState.Entry launch() {
        Planned planned = switch (state) {
            case Planned now -> now;
            case Failed failed -> failed.again();
            case Starting _, Healthy _, Stopping _, Stopped _ ->
                throw new IllegalStateException(spec.name() + " cannot be launched while " + state);
        };
        ChildProcess process = launcher.launch(spec, plan.flags());
        state = planned.started(process, clock.instant());
        return entry(process);
    }

    /// Waits until the process is ready.
    ///
    /// @return how long it took, or empty when it died of its start-up cache, which is dropped: launch it again
    /// @throws CliFailure with the end of the log when it dies or takes too long
    Optional<Duration> awaitReady() throws InterruptedException {
        if (!(state instanceof Starting starting)) {
            throw new IllegalStateException(spec.name() + " is not starting but " + state);
        }
        Instant limit = starting.since().plus(START_LIMIT);
        while (!spec.readiness().holds()) {
            if (!starting.process().isAlive()) {
                state = starting.failed("ended while starting");
                if (plan instanceof Plan.Use use) {
                    AotCaches.drop(use.cache());
                    plan = new Plan.Off();
                    return Optional.empty();
                }
                throw failure(spec.name() + " ended while starting");
            }
            if (clock.instant().isAfter(limit)) {
                state = starting.failed("not ready in time");
                throw failure(spec.name() + " was not ready within " + START_LIMIT.toSeconds() + " s");
            }
            Thread.sleep(LOOK_AGAIN);
        }
        Healthy healthy = starting.ready(clock.instant());
        state = healthy;
        return Optional.of(healthy.startedIn());
    }

    /// Notices that a healthy process has ended.
    boolean hasDied() {
        if (state instanceof Healthy healthy && !healthy.process().isAlive()) {
            state = healthy.failed("ended");
            return true;
        }
        return false;
    }

    private CliFailure failure(String problem) {
        return new CliFailure(problem, "The end of its log is above, all of it in " + log, LogTail.of(log, TAIL));
    }

    private RunState.Entry entry(ChildProcess process) {
        return new RunState.Entry(
                spec.name(),
                process.pid(),
                process.startedAt().toEpochMilli(),
                spec.port(),
                spec.readiness() instanceof Readiness.Answers answers ? answers.address() : null,
                null,
                plan instanceof Plan.Train train ? train.unfinished().toString() : null);
    }
}
