package io.chatter.e2e.isolated;

import io.chatter.benchmark.load.Swarm;
import io.chatter.benchmark.load.Transcript;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A reader of one room that comes back with its cursor whenever its gateway is gone, on a thread of its own.
final class FaithfulReader implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final int port;
    private final String room;
    private final Transcript transcript = new Transcript();
    private final Thread thread;
    private volatile long last = -1;
    private volatile boolean closing;

    FaithfulReader(int port, String room) {
        this.port = port;
        this.room = room;
        this.thread = Thread.ofPlatform().name("reader-" + port).start(this::read);
    }

    /// Offset of the last line shown.
    long last() {
        return last;
    }

    /// Stops reading.
    Transcript transcript() throws InterruptedException {
        closing = true;
        thread.join();
        return transcript;
    }

    @Override
    public void close() throws InterruptedException {
        transcript();
    }

    private void read() {
        while (!closing) {
            try (Swarm swarm = new Swarm()) {
                swarm.join(port, transcript.join(room), transcript);
                while (!closing && swarm.open() > 0) {
                    swarm.read();
                    last = transcript.last();
                }
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
