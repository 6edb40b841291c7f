package io.chatter.benchmark.load;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Personas' lines of several rooms in turn at a steady rate, on a thread of its own, until they are stopped. The
/// methods are for the thread that made it.
public final class SteadyLines {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(5).toNanos();

    private final LineProducer producer;
    private final List<String> rooms;
    private final int rate;
    private final Map<String, List<UUID>> sent = new HashMap<>();
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;

    /// @param producer used by this alone
    /// @param rate lines a second, of all rooms together
    public SteadyLines(LineProducer producer, List<String> rooms, int rate) {
        this.producer = producer;
        this.rooms = rooms;
        this.rate = rate;
        rooms.forEach(room -> sent.put(room, new ArrayList<>()));
        thread = Thread.ofPlatform().name("steady-lines").start(this::send);
    }

    /// Stops and waits until the log has all lines.
    ///
    /// @return the ids of each room's lines, in the order in which they were sent
    /// @throws java.util.concurrent.CompletionException when the log did not take a line
    public Map<String, List<UUID>> stop() throws InterruptedException {
        stopping = true;
        thread.join();
        CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)).join();
        return sent;
    }

    private void send() {
        long begin = System.nanoTime();
        for (long i = 0; !stopping; i++) {
            for (long wait = due(begin, i); wait > 0 && !stopping; wait = due(begin, i)) {
                LockSupport.parkNanos(Math.min(wait, LONGEST_PAUSE));
            }
            String room = rooms.get((int) (i % rooms.size()));
            ChatMessage line = TimedLines.line(room, Origin.BOT);
            underWay.add(producer.send(line));
            sent.computeIfAbsent(room, _ -> new ArrayList<>()).add(line.getMessageId());
        }
    }

    private long due(long begin, long line) {
        return begin + line * SECOND / rate - System.nanoTime();
    }
}
