package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the commands may do about a stack that is already there: find it, or end it.
public final class StackSession {

    private static final Duration WATCHER_PATIENCE = Duration.ofSeconds(150);
    private static final Duration REMINDER = Duration.ofSeconds(1);
    private static final int REMINDERS = 15;

    private final StackFolders folders;
    private final Progress progress;
    private final RunStateFile stateFile;

    public StackSession(StackFolders folders, Progress progress) {
        this.folders = folders;
        this.progress = progress;
        this.stateFile = new RunStateFile(folders.runState());
    }

    /// The stack of a `chatter up` that is healthy as far as its processes tell.
    public Optional<RunState> running() {
        return stateFile.read().filter(RunState::allAlive);
    }

    /// @throws CliFailure when no stack runs
    public RunState require() {
        return stateFile.read().filter(state -> !state.components().isEmpty()).orElseThrow(this::nothingRuns);
    }

    private CliFailure nothingRuns() {
        return StackLock.isTaken(folders)
                ? new CliFailure(
                        "The stack in " + folders.data() + " is being started or ended",
                        "Wait until `./chatter up` prints its address")
                : new CliFailure("No stack runs in " + folders.data(), "Start one with `./chatter up`");
    }

    /// Ends what a killed `chatter up` left behind; keeps a detached stack. Call with the lock held.
    public void endOrphans() throws InterruptedException {
        Optional<RunState> state = stateFile.read();
        if (state.isEmpty()) {
            endStrays();
        } else if (state.get().hasLostItsWatcher()) {
            progress.step("earlier run", "was killed; ending what it left");
            end(state.get(), Haste.NONE);
        } else if (state.get().components().stream()
                .noneMatch(entry -> entry.process().isAlive())) {
            stateFile.delete();
        }
    }

    /// Ends the whole stack, whoever watches it. Nothing to end is no failure.
    ///
    /// @return whether anything was running
    public boolean down(Haste haste) throws InterruptedException {
        Optional<RunState> state = readOrMoveAside();
        Optional<ChildProcess> watcher = state.flatMap(RunState::watcher);
        if (watcher.isPresent()) {
            endWatcher(watcher.get(), haste);
        }
        try (StackLock _ = StackLock.take(folders)) {
            boolean running = watcher.isPresent()
                    || state.stream()
                            .flatMap(known -> known.components().stream())
                            .anyMatch(entry -> entry.process().isAlive());
            if (state.isPresent()) {
                end(state.get(), haste);
            }
            return endStrays() || running;
        }
    }

    /// Its `chatter up` stops the stack as after Ctrl-C; every further signal hurries it.
    private void endWatcher(ChildProcess watcher, Haste haste) throws InterruptedException {
        progress.step("chatter up", "asked to stop its stack" + (haste == Haste.NONE ? " (Ctrl-C: at once)" : ""));
        watcher.askToStop();
        if (haste == Haste.NONE) {
            try {
                watcher.awaitEnd(WATCHER_PATIENCE);
                return;
            } catch (InterruptedException e) {
                progress.step("chatter up", "asked to stop at once");
            }
        }
        for (int i = 0; i < REMINDERS && !watcher.endsWithin(REMINDER); i++) {
            watcher.askToStop();
        }
        watcher.awaitEnd(Duration.ZERO);
    }

    /// Ends the components that `state` names, last started first, and forgets them. An interrupt hurries it.
    public void end(RunState state, Haste haste) throws InterruptedException {
        new StackEnd(progress).stop(state.components(), haste);
        endStrays();
        stateFile.delete();
    }

    /// Ends everything that the state on disk names. An interrupt hurries it.
    public void endKnown(Haste haste) throws InterruptedException {
        Optional<RunState> state = stateFile.read();
        if (state.isPresent()) {
            end(state.get(), haste);
        }
    }

    private boolean endStrays() throws InterruptedException {
        List<ChildProcess> strays = new ProcessLauncher(folders, folders.root()).strays();
        for (ChildProcess stray : strays) {
            stray.askToStop();
            stray.awaitEnd(Duration.ofSeconds(8));
            progress.step("stray process", "ended (" + stray.pid() + ")");
        }
        return !strays.isEmpty();
    }

    private Optional<RunState> readOrMoveAside() {
        try {
            return stateFile.read();
        } catch (CliFailure damaged) {
            progress.line(damaged.getMessage() + "; moved aside as stack.json.damaged");
            stateFile.moveAside();
            return Optional.empty();
        }
    }
}
