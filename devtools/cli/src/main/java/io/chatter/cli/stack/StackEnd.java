package io.chatter.cli.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Ends the processes of a stack in the reverse order of their start. A process in training closes its ports like any
/// other and then writes its start-up cache; those are waited for together, at the end.
public final class StackEnd {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CACHE_PATIENCE = Duration.ofSeconds(90);
    private static final Duration HASTY_PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

    private final Progress progress;

    public StackEnd(Progress progress) {
        this.progress = progress;
    }

    /// Ends them all; returns when none is left. An interrupt on the way turns it into [Haste#NOW].
    public void stop(List<RunState.Entry> inOrderOfStart, Haste haste) {
        try {
            switch (haste) {
                case NONE -> stopInOrder(inOrderOfStart);
                case NOW -> stopNow(inOrderOfStart);
            }
        } catch (InterruptedException e) {
            stopNow(inOrderOfStart);
        }
    }

    private void stopInOrder(List<RunState.Entry> inOrderOfStart) throws InterruptedException {
        List<RunState.Entry> writing = new ArrayList<>();
        for (RunState.Entry entry : inOrderOfStart.reversed()) {
            if (!entry.process().isAlive()) {
                forgetCache(entry);
                continue;
            }
            long begin = System.nanoTime();
            entry.process().askToStop();
            if (entry.training() == null) {
                boolean orderly = entry.process().awaitEnd(PATIENCE);
                progress.step(entry.name(), orderly ? "stopped" : "killed", since(begin));
            } else {
                boolean closed = awaitClosedPort(entry);
                progress.step(entry.name(), closed ? "stopped" : "still closing", since(begin));
                writing.add(entry);
            }
        }
        finishCaches(writing);
    }

    private void finishCaches(List<RunState.Entry> writing) {
        if (writing.isEmpty()) {
            return;
        }
        progress.step("start-up caches", "being written, this once, for faster starts (Ctrl-C skips it)");
        long begin = System.nanoTime();
        int written = 0;
        try {
            for (RunState.Entry entry : writing) {
                Duration left = CACHE_PATIENCE.minus(since(begin));
                if (entry.process().awaitEnd(left.isNegative() ? Duration.ZERO : left) && keepCache(entry)) {
                    written++;
                }
            }
        } catch (InterruptedException e) {
            kill(writing);
        }
        writing.forEach(StackEnd::forgetCache);
        progress.step("start-up caches", written + " of " + writing.size() + " written", since(begin));
    }

    /// Services first, for they say goodbye to the broker; then the rest. Never throws for an interrupt: it ends the
    /// wait.
    private void stopNow(List<RunState.Entry> inOrderOfStart) {
        long begin = System.nanoTime();
        Set<String> ground = Set.of(ComponentCatalogue.BROKER, ComponentCatalogue.REGISTRY);
        endTogether(inOrderOfStart.stream()
                .filter(entry -> !ground.contains(entry.name()))
                .toList());
        endTogether(inOrderOfStart.stream()
                .filter(entry -> ground.contains(entry.name()))
                .toList());
        inOrderOfStart.forEach(StackEnd::forgetCache);
        progress.step("all processes", "ended at once, start-up caches skipped", since(begin));
    }

    private static void endTogether(List<RunState.Entry> entries) {
        entries.forEach(entry -> entry.process().askToStop());
        await(() -> entries.stream().allMatch(StackEnd::hasClosed), HASTY_PATIENCE);
        kill(entries);
    }

    private static void kill(List<RunState.Entry> entries) {
        List<ProcessHandle> killed = entries.stream()
                .flatMap(entry -> entry.process().kill().stream())
                .toList();
        await(() -> killed.stream().noneMatch(ProcessHandle::isAlive), HASTY_PATIENCE);
    }

    private static boolean hasClosed(RunState.Entry entry) {
        String training = entry.training();
        return !entry.process().isAlive() || (training != null && AotCaches.isBeingWritten(Path.of(training)));
    }

    private static void await(BooleanSupplier over, Duration patience) {
        long limit = System.nanoTime() + patience.toNanos();
        while (!over.getAsBoolean() && System.nanoTime() < limit && !Thread.interrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static boolean keepCache(RunState.Entry entry) {
        return entry.training() != null && AotCaches.adopt(Path.of(entry.training()));
    }

    private static void forgetCache(RunState.Entry entry) {
        if (entry.training() != null) {
            AotCaches.drop(Path.of(entry.training()));
        }
    }

    private static boolean awaitClosedPort(RunState.Entry entry) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        Readiness port = new Readiness.Connects(Endpoints.HOST, entry.port());
        while (entry.process().isAlive() && port.holds()) {
            if (System.nanoTime() > limit) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
