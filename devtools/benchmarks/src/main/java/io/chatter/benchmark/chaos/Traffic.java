package io.chatter.benchmark.chaos;

import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.TimedLines;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// People's lines at a steady rate, some of which must never be shown, on a thread of its own until they are stopped.
/// The clock of those who write may be turned from any thread; the rest is for the thread that made it.
final class Traffic {

    /// What became of the lines, as the broker told their writers.
    ///
    /// @param accepted clean lines that the log took, by id
    /// @param unsure clean lines of which the writer does not know; they may be shown once
    /// @param forbidden lines that no viewer may ever see, taken by the log
    /// @param unsureForbidden the same, of which the writer does not know
    record Sent(List<UUID> accepted, List<UUID> unsure, List<UUID> forbidden, List<UUID> unsureForbidden) {}

    private record Line(UUID id, boolean forbidden, CompletableFuture<Void> taken) {}

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(5).toNanos();
    private static final Duration LAST_PATIENCE = Duration.ofMinutes(2);
    private static final String FORBIDDEN = "just k y s already";
    private static final int EVERY = 20;

    private final LineProducer producer;
    private final String room;
    private final int rate;
    private final List<Line> lines = new ArrayList<>();
    private final Thread thread;
    private volatile Duration turned = Duration.ZERO;
    private volatile boolean stopping;

    Traffic(LineProducer producer, String room, int rate) {
        this.producer = producer;
        this.room = room;
        this.rate = rate;
        this.thread = Thread.ofPlatform().daemon().name("traffic").start(this::send);
    }

    void turnClock(Duration by) {
        turned = by;
    }

    /// Stops and waits until the fate of all lines is known.
    Sent stop() throws InterruptedException {
        stopping = true;
        thread.join();
        Sent sent = new Sent(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Line line : lines) {
            boolean taken = isTaken(line.taken());
            if (line.forbidden()) {
                (taken ? sent.forbidden() : sent.unsureForbidden()).add(line.id());
            } else {
                (taken ? sent.accepted() : sent.unsure()).add(line.id());
            }
        }
        return sent;
    }

    private static boolean isTaken(CompletableFuture<Void> taken) throws InterruptedException {
        try {
            taken.get(LAST_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void send() {
        long begin = System.nanoTime();
        for (long i = 0; !stopping; i++) {
            for (long wait = due(begin, i); wait > 0 && !stopping; wait = due(begin, i)) {
                LockSupport.parkNanos(Math.min(wait, LONGEST_PAUSE));
            }
            boolean forbidden = i % EVERY == EVERY / 2;
            ChatMessage line = TimedLines.line(room, Origin.HUMAN);
            ChatMessage.Builder written =
                    ChatMessage.newBuilder(line).setSentAt(line.getSentAt().plus(turned));
            if (forbidden) {
                written.setText(FORBIDDEN);
            }
            lines.add(new Line(line.getMessageId(), forbidden, producer.send(written.build())));
        }
    }

    private long due(long begin, long line) {
        return begin + line * SECOND / rate - System.nanoTime();
    }
}
