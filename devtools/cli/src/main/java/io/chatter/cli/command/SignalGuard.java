package io.chatter.cli.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns SIGINT and SIGTERM into an interrupt of the thread that installed it, and keeps the JVM alive until that
/// thread has closed the guard, so that it can end what it owns.
final class SignalGuard implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    private SignalGuard() {}

    /// @param patience how long the JVM waits for the guard to be closed
    static SignalGuard install(Duration patience) {
        SignalGuard guard = new SignalGuard();
        Thread owner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> guard.hold(owner, patience), "signal-guard"));
        return guard;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void hold(Thread owner, Duration patience) {
        if (closed.getCount() == 0) {
            return;
        }
        owner.interrupt();
        try {
            if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("chatter: the stack did not stop in time. Run `./chatter down`.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
