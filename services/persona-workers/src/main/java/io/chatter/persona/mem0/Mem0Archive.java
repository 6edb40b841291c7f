package io.chatter.persona.mem0;

import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.MemoryShelf;
import io.chatter.schema.MemoryRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps memories on a Mem0 server. Shelves are the cache that agents read; behind them one thread of its
/// own reads scopes and writes the outbox, one call at a time. A server that is down or slow is given a rest
/// after a few failures, from reading and from writing each on its own, and never holds anything up: an agent
/// that has waited for its memories long enough begins without them, gets them later and learns nothing before. What is
/// given up is told to the observer; so is what could not be written within seconds after its agent left, and what
/// waited when the worker had to doubt that it owns its agents.
public final class Mem0Archive implements Archive {

    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int OUTBOX = 1_000;

    private final Mem0Client client;
    private final Manners manners;
    private final Clock clock;
    private final Observer observer;
    private final Outbox outbox = new Outbox(OUTBOX);
    private final ServerIds ids = new ServerIds();
    private final OutboxWriter writer;
    private final Rest fromReading;
    private final Rest fromWriting;
    private final Map<MemoryShelf, Reading> open = new ConcurrentHashMap<>();
    private final Departures departures;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean reading;

    /// How patient it is.
    ///
    /// @param patience longest wait of an agent for its memories
    /// @param refresh time between two readings of a scope
    /// @param tolerance failures in a row before a rest
    /// @param rest of a failing server
    public record Manners(Duration patience, Duration refresh, int tolerance, Duration rest) {
        public static final Manners DEFAULT =
                new Manners(Duration.ofSeconds(3), Duration.ofSeconds(30), 3, Duration.ofSeconds(15));
    }

    /// Told what becomes of requests and memories. Called by the archive's own thread and by whoever saves.
    public interface Observer {

        /// A memory was given up.
        void lost();

        /// A memory was given up because its agent had left before it could be written.
        void leftBehind();

        /// The server took this long to answer, or to fail to.
        void answered(Duration took, boolean success);

        /// A reading brought a record that is not of the scope that was asked for, or of no type that is known; it
        /// was not believed. Each reading that brings it counts.
        void disbelieved();
    }

    /// @param openedAt when the agent began to wait
    /// @param readAt when the scope was last read; the distant past before that
    private record Reading(Instant openedAt, Instant readAt) {}

    public Mem0Archive(Mem0Server server, Manners manners, Clock clock, Observer observer, Employer employer) {
        this.client = new Mem0Client(server, observer);
        this.manners = manners;
        this.clock = clock;
        this.observer = observer;
        this.departures = new Departures(outbox, ids, observer, clock, employer.tenure());
        this.writer = new OutboxWriter(client, outbox, ids, observer);
        this.fromReading = new Rest("reading", manners.tolerance(), manners.rest(), clock);
        this.fromWriting = new Rest("writing", manners.tolerance(), manners.rest(), clock);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("mem0")
                .uncaughtExceptionHandler(employer.fatal())
                .unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void open(MemoryShelf shelf) {
        open.put(shelf, new Reading(clock.instant(), Instant.MIN));
        departures.come(shelf.scope());
    }

    @Override
    public boolean restored(MemoryShelf shelf) {
        Reading reading = open.get(shelf);
        return reading != null
                && (known(shelf)
                        || Duration.between(reading.openedAt(), clock.instant()).compareTo(manners.patience()) > 0);
    }

    @Override
    public boolean known(MemoryShelf shelf) {
        Reading reading = open.get(shelf);
        return reading != null && !reading.readAt().equals(Instant.MIN);
    }

    @Override
    public void close(MemoryShelf shelf) {
        open.remove(shelf);
        if (open.keySet().stream().noneMatch(other -> other.scope().equals(shelf.scope()))) {
            departures.leave(shelf.scope());
        }
    }

    @Override
    public void save(MemoryRecord memory) {
        put(new Outbox.Entry(memory, Outbox.Wish.SAVE));
    }

    @Override
    public void forget(MemoryRecord memory) {
        put(new Outbox.Entry(memory, Outbox.Wish.FORGET));
    }

    @Override
    public void withdraw(MemoryRecord memory) {
        put(new Outbox.Entry(memory, Outbox.Wish.WITHDRAW));
    }

    private void put(Outbox.Entry entry) {
        if (outbox.put(entry) != null) {
            observer.lost();
        }
    }

    @Override
    public int pending() {
        return outbox.size();
    }

    @Override
    public int settle() throws InterruptedException {
        outbox.awaitEmpty(SETTLING);
        departures.leaveBehind(clock.instant());
        return outbox.size();
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.interrupt();
        thread.join(SETTLING);
        client.close();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads and writes in turn where there is both.
    private void step() throws InterruptedException {
        departures.leaveBehind(clock.instant().minus(SETTLING));
        Optional<MemoryShelf> due = fromReading.over() ? due() : Optional.empty();
        boolean writes = departures.mayWrite() && fromWriting.over();
        reading = due.isPresent() && !(reading && writes);
        if (due.isPresent() && reading) {
            fromReading.attempt(() -> read(due.get()));
        } else if (writes) {
            Optional<Outbox.Entry> next = outbox.next(due.isPresent() ? Duration.ofMillis(1) : IDLE);
            if (next.isPresent() && departures.mayWrite()) {
                fromWriting.attempt(() -> writer.write(next.get()));
            }
        } else {
            boolean _ = closing.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Optional<MemoryShelf> due() {
        Instant before = clock.instant().minus(manners.refresh());
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().readAt().isBefore(before))
                .min(Comparator.comparing(entry -> entry.getValue().readAt()))
                .map(Map.Entry::getKey);
    }

    private void read(MemoryShelf shelf) throws Mem0Exception, InterruptedException {
        Map<UUID, StoredMemory> newest = new HashMap<>();
        for (StoredMemory one : client.list(shelf.scope())) {
            StoredMemory other = newest.put(one.memory().getMemoryId(), one);
            if (other != null) {
                dropDouble(one, other, newest);
            }
        }
        Set<UUID> kept = new HashSet<>(outbox.pending(shelf.scope()));
        for (StoredMemory one : newest.values()) {
            ids.put(one.memory(), one.id());
            if (!outbox.forgets(one.memory().getMemoryId())) {
                shelf.put(one.memory());
                kept.add(one.memory().getMemoryId());
            }
        }
        shelf.retain(kept);
        open.computeIfPresent(shelf, (_, reading) -> new Reading(reading.openedAt(), clock.instant()));
    }

    /// An add that timed out may have been done all the same, and then again.
    private void dropDouble(StoredMemory one, StoredMemory other, Map<UUID, StoredMemory> newest)
            throws Mem0Exception, InterruptedException {
        boolean newer = one.memory().getUpdatedAt().isAfter(other.memory().getUpdatedAt());
        newest.put(one.memory().getMemoryId(), newer ? one : other);
        client.delete(newer ? other.id() : one.id());
    }
}
