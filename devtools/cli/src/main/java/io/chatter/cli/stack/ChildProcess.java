package io.chatter.cli.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A process by its pid and its start, so that a reused pid is never taken for it. Outlives the `chatter` that started
/// it.
///
/// @param pid the operating system's id
/// @param startedAt when the operating system started it
public record ChildProcess(long pid, Instant startedAt) {

    /// The operating system derives starts from its uptime, so two readings may differ by a clock correction.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ChildProcess of(ProcessHandle handle) {
        return new ChildProcess(handle.pid(), handle.info().startInstant().orElseGet(Instant::now));
    }

    /// The living process, or empty when it has ended or its pid is somebody else's now.
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    /// Asks it to stop, and returns at once.
    public void askToStop() {
        handle().ifPresent(ProcessHandle::destroy);
    }

    /// Waits for its end and, when `patience` runs out, kills it and all that it started.
    ///
    /// @return true when it ended by itself
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        if (endsWithin(patience)) {
            return true;
        }
        Optional<ProcessHandle> living = handle();
        kill();
        if (living.isPresent()) {
            ends(living.get(), TOLERANCE);
        }
        return false;
    }

    /// Waits for its end.
    ///
    /// @return whether it has ended
    public boolean endsWithin(Duration patience) throws InterruptedException {
        Optional<ProcessHandle> living = handle();
        return living.isEmpty() || ends(living.get(), patience);
    }

    /// Ends it and all that it started, at once, and returns without waiting.
    ///
    /// @return what was told to end
    public List<ProcessHandle> kill() {
        Optional<ProcessHandle> living = handle();
        if (living.isEmpty()) {
            return List.of();
        }
        List<ProcessHandle> family =
                Stream.concat(living.stream(), living.get().descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        return family;
    }

    private static boolean ends(ProcessHandle handle, Duration patience) throws InterruptedException {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The end of process " + handle.pid() + " cannot be observed", e);
        }
    }

    private boolean sameStart(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(true);
    }
}
