package io.chatter.benchmark.ingest;

import io.chatter.benchmark.load.Latencies;
import io.chatter.benchmark.load.Skimmer;
import io.chatter.benchmark.load.Swarm;
import java.io.IOException;
import java.io.UncheckedIOException;

/// One reader of a gateway, on a thread of its own. [#close] and [#measureFromNowOn] are for others.
final class SocketReader implements AutoCloseable {

    private static final String JOIN = "{\"type\":\"join\",\"room\":\"" + IngestBenchmark.ROOM + "\",\"history\":0}";

    private final Swarm swarm = new Swarm();
    private final Latencies ages = new Latencies();
    private final Thread thread;
    private volatile boolean clearing;
    private volatile boolean closing;

    SocketReader(int port) throws IOException {
        swarm.join(port, JOIN, new Skimmer(ages));
        thread = Thread.ofPlatform().name("socket-reader").start(this::read);
    }

    /// Forgets what came so far.
    void measureFromNowOn() {
        clearing = true;
    }

    /// Stops reading.
    ///
    /// @return the ages of the lines read
    Latencies finish() throws InterruptedException {
        closing = true;
        thread.join();
        return ages;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        finish();
        swarm.close();
    }

    private void read() {
        try {
            while (!closing) {
                swarm.read();
                if (clearing) {
                    ages.clear();
                    clearing = false;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
