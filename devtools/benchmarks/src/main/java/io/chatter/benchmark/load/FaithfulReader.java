package io.chatter.benchmark.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A reader of one room that comes back with its cursor whenever its gateway is gone, to the next gateway it knows, on
/// a thread of its own. Thread-safe but for the transcript, which is handed out when the thread has ended.
public final class FaithfulReader implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Integer> ports;
    private final String room;
    private final Transcript transcript = new Transcript();
    private final Thread thread;
    private volatile long last = -1;
    private volatile long longestAway;
    private volatile boolean closing;

    public FaithfulReader(int port, String room) {
        this(List.of(port), room);
    }

    /// @param ports of gateways, the first choice first
    public FaithfulReader(List<Integer> ports, String room) {
        this.ports = List.copyOf(ports);
        this.room = room;
        this.thread =
                Thread.ofPlatform().daemon().name("reader-" + ports.getFirst()).start(this::read);
    }

    /// Offset of the last line shown.
    public long last() {
        return last;
    }

    /// The longest time from the end of a socket to the first frame on the next one.
    public Duration longestAway() {
        return Duration.ofNanos(longestAway);
    }

    /// Stops reading.
    public Transcript transcript() throws InterruptedException {
        closing = true;
        thread.join();
        return transcript;
    }

    @Override
    public void close() throws InterruptedException {
        transcript();
    }

    private void read() {
        long lost = 0;
        for (int attempt = 0; !closing; attempt++) {
            try (Swarm swarm = new Swarm()) {
                Welcome welcome = new Welcome(transcript);
                swarm.join(ports.get(attempt % ports.size()), transcript.join(room), welcome);
                boolean away = lost > 0;
                while (!closing && swarm.open() > 0) {
                    swarm.read();
                    last = transcript.last();
                    if (away && welcome.heard()) {
                        away = false;
                        longestAway = Math.max(longestAway, System.nanoTime() - lost);
                        lost = 0;
                    }
                }
                lost = lost == 0 ? System.nanoTime() : lost;
            } catch (IOException e) {
                lost = lost == 0 ? System.nanoTime() : lost;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /// Notices the first frame of a socket.
    private static final class Welcome implements FrameSink {

        private final FrameSink sink;
        private boolean heard;

        Welcome(FrameSink sink) {
            this.sink = sink;
        }

        boolean heard() {
            return heard;
        }

        @Override
        public int wanted() {
            return sink.wanted();
        }

        @Override
        public void frame(byte[] bytes, int length, long now) {
            heard = true;
            sink.frame(bytes, length, now);
        }
    }
}
