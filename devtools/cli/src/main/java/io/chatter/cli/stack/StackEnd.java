package io.chatter.cli.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Ends the processes of a stack in the reverse order of their start. A process in training closes its ports like any
/// other and then writes its start-up cache; those are waited for together, at the end.
public final class StackEnd {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CACHE_PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

    private final Progress progress;

    public StackEnd(Progress progress) {
        this.progress = progress;
    }

    /// Ends them all; returns when none is left.
    public void stop(List<RunState.Entry> inOrderOfStart) throws InterruptedException {
        Deque<RunState.Entry> writing = new ArrayDeque<>();
        for (RunState.Entry entry : inOrderOfStart.reversed()) {
            if (!entry.process().isAlive()) {
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

    private void finishCaches(Deque<RunState.Entry> writing) throws InterruptedException {
        if (writing.isEmpty()) {
            return;
        }
        progress.step("start-up caches", "being written, this once");
        long begin = System.nanoTime();
        for (RunState.Entry entry : writing) {
            boolean orderly = entry.process().awaitEnd(CACHE_PATIENCE);
            String training = entry.training();
            if (training == null) {
                continue;
            }
            if (orderly) {
                AotCaches.adopt(Path.of(training));
            } else {
                AotCaches.drop(Path.of(training));
            }
        }
        progress.step("start-up caches", "written", since(begin));
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
