package io.chatter.persona.mem0;

import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is to be written, oldest first; of one memory only the newest. Bounded: past that the oldest is
/// given up, withdrawals last. Thread-safe.
final class Outbox {

    private final int bound;
    private final Map<UUID, Entry> waiting = new LinkedHashMap<>();

    /// What is to become of a memory on the server.
    enum Wish {
        SAVE,
        FORGET,
        /// To be forgotten whoever runs its agent by now.
        WITHDRAW
    }

    /// @param memory newest state; kept for its scope when it is to be forgotten
    record Entry(MemoryRecord memory, Wish wish) {

        boolean forget() {
            return wish != Wish.SAVE;
        }

        boolean givenUpInTime() {
            return wish != Wish.WITHDRAW;
        }
    }

    Outbox(int bound) {
        this.bound = bound;
    }

    /// @return what had to be given up for it; null for nothing
    synchronized @Nullable Entry put(Entry entry) {
        waiting.put(entry.memory().getMemoryId(), entry);
        Entry dropped = null;
        if (waiting.size() > bound) {
            Entry oldest = waiting.values().stream()
                    .filter(Entry::givenUpInTime)
                    .findFirst()
                    .orElseGet(() -> waiting.values().iterator().next());
            dropped = waiting.remove(oldest.memory().getMemoryId());
        }
        notifyAll();
        return dropped;
    }

    /// The first, which stays until it is [#done] or [#postpone]d.
    synchronized Optional<Entry> next(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (waiting.isEmpty() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
        return waiting.values().stream().findFirst();
    }

    /// Written, or given up; a newer state of the same memory stays.
    synchronized void done(Entry entry) {
        waiting.remove(entry.memory().getMemoryId(), entry);
        notifyAll();
    }

    /// Could not be written now: behind all others, so that it holds none of them up. No order between memories
    /// matters, for each entry is all of one.
    synchronized void postpone(Entry entry) {
        if (waiting.remove(entry.memory().getMemoryId(), entry)) {
            waiting.put(entry.memory().getMemoryId(), entry);
        }
    }

    /// Memories of the scope that are still to be written, and are not to be forgotten.
    synchronized Set<UUID> pending(Scope scope) {
        return waiting.values().stream()
                .filter(entry -> !entry.forget() && Scope.of(entry.memory()).equals(scope))
                .map(entry -> entry.memory().getMemoryId())
                .collect(Collectors.toSet());
    }

    /// Gives up what is to be written of the scope, but for withdrawals.
    ///
    /// @return how much that was
    synchronized int drop(Scope scope) {
        return drop(entry -> Scope.of(entry.memory()).equals(scope));
    }

    /// Gives up everything, but for withdrawals.
    ///
    /// @return how much that was
    synchronized int drop() {
        return drop(_ -> true);
    }

    private int drop(Predicate<Entry> which) {
        int before = waiting.size();
        waiting.values().removeIf(which.and(Entry::givenUpInTime));
        notifyAll();
        return before - waiting.size();
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized boolean holds(UUID memoryId) {
        return waiting.containsKey(memoryId);
    }

    synchronized boolean forgets(UUID memoryId) {
        Entry entry = waiting.get(memoryId);
        return entry != null && entry.forget();
    }

    synchronized void awaitEmpty(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
    }
}
