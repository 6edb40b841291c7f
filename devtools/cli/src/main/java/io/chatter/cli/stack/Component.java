package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.AotCaches.Plan;
import io.chatter.cli.stack.ComponentState.Failed;
import io.chatter.cli.stack.ComponentState.Healthy;
import io.chatter.cli.stack.ComponentState.Planned;
import io.chatter.cli.stack.ComponentState.Starting;
import io.chatter.cli.stack.ComponentState.Stopped;
import io.chatter.cli.stack.ComponentState.Stopping;
import io.chatter.cli.stack.Readiness.Look;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One component through its life. Each is driven by one thread at a time; the supervisor that owns it sees to that.
final class Component {

    /// Long enough for a busy machine: what a person has to mend is noticed long before.
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    /// A cause that a service still names after this long does not go away by itself.
    private static final Duration OBSTACLE_LIMIT = Duration.ofSeconds(4);

    private static final Duration LOG_LOOK = Duration.ofSeconds(1);

    private final ComponentSpec spec;
    private final ProcessLauncher launcher;
    private final StartDiagnosis diagnosis;
    private final Clock clock;

    private Plan plan;
    private @Nullable String obstacle;
    private Instant obstacleSince = Instant.MIN;
    private Instant nextLogLook = Instant.MIN;
    private volatile ComponentState state = new Planned();

    Component(ComponentSpec spec, Plan plan, ProcessLauncher launcher, Path log, Clock clock) {
        this.spec = spec;
        this.plan = plan;
        this.launcher = launcher;
        this.diagnosis = new StartDiagnosis(spec.name(), log);
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
    /// @throws CliFailure with the cause, or the end of the log, when it dies, cannot work, or takes too long
    Optional<Duration> awaitReady() throws InterruptedException {
        if (!(state instanceof Starting starting)) {
            throw new IllegalStateException(spec.name() + " is not starting but " + state);
        }
        Instant limit = starting.since().plus(START_LIMIT);
        Look look = spec.readiness().look();
        while (!look.ready()) {
            if (!starting.process().isAlive()) {
                return startedInVain(starting);
            }
            requireHope(starting, look, limit);
            Thread.sleep(LOOK_AGAIN);
            look = spec.readiness().look();
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

    private Optional<Duration> startedInVain(Starting starting) {
        state = starting.failed("ended while starting");
        if (plan instanceof Plan.Use use && diagnosis.known().isEmpty()) {
            AotCaches.drop(use.cache());
            plan = new Plan.Off();
            return Optional.empty();
        }
        throw diagnosis.ended();
    }

    private void requireHope(Starting starting, Look look, Instant limit) {
        Instant now = clock.instant();
        String cause = look.health().flatMap(HealthDocument::cause).orElse(null);
        if (!Objects.equals(cause, obstacle)) {
            obstacle = cause;
            obstacleSince = now;
        }
        if (cause != null && !now.isBefore(obstacleSince.plus(OBSTACLE_LIMIT))) {
            state = starting.failed(cause);
            throw diagnosis.blocked(cause);
        }
        if (now.isAfter(nextLogLook)) {
            nextLogLook = now.plus(LOG_LOOK);
            diagnosis.known().ifPresent(failure -> {
                state = starting.failed("cannot start");
                throw failure;
            });
        }
        if (now.isAfter(limit)) {
            state = starting.failed("not ready in time");
            throw diagnosis.late(
                    START_LIMIT.toSeconds(),
                    look.health().map(HealthDocument::complaints).orElse(""));
        }
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
