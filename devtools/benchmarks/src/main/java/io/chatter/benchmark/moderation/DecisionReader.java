package io.chatter.benchmark.moderation;

import io.chatter.benchmark.load.FrameSink;
import io.chatter.benchmark.load.Latencies;
import io.chatter.benchmark.load.Swarm;
import io.chatter.benchmark.load.TimedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One reader of a gateway, on a thread of its own, that notes the ages of lines and when decisions about lines came.
/// Its methods are for others.
final class DecisionReader implements AutoCloseable {

    private static final String DECISION = "\"type\":\"moderation\"";
    private static final Pattern DELETED_LINE = Pattern.compile(DECISION + "[^}]*?\"message_id\":\"([0-9a-f-]{36})\"");

    private final Swarm swarm = new Swarm();
    private final Latencies ages = new Latencies();
    private final Map<UUID, Long> decided = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean clearing;
    private volatile boolean closing;

    DecisionReader(int port, String room) throws IOException {
        swarm.join(port, "{\"type\":\"join\",\"room\":\"" + room + "\",\"history\":0}", new Sink());
        thread = Thread.ofPlatform().name("decision-reader").start(this::read);
    }

    /// Forgets the ages of lines that came so far.
    void measureFromNowOn() {
        clearing = true;
    }

    /// @return by `System.nanoTime`, when the decision about `line` was read from the socket
    Optional<Long> knownSince(UUID line) {
        return Optional.ofNullable(decided.get(line));
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

    private final class Sink implements FrameSink {

        @Override
        public int wanted() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void frame(byte[] bytes, int length, long now) {
            TimedLines.readAges(bytes, length, now, ages);
            String frame = new String(bytes, 0, length, StandardCharsets.UTF_8);
            if (frame.contains(DECISION)) {
                for (Matcher line = DELETED_LINE.matcher(frame); line.find(); ) {
                    decided.putIfAbsent(UUID.fromString(line.group(1)), now);
                }
            }
        }
    }
}
