package io.chatter.persona.memory;

import io.chatter.persona.Tenure;
import io.chatter.schema.MemoryRecord;

/// Where memories are kept for good. Thread-safe. Saving and forgetting never wait for whatever is behind.
public interface Archive extends AutoCloseable {

    /// The worker that an archive works for.
    ///
    /// @param tenure what was saved before it broke must not be written any more
    /// @param fatal told of an `Error` in the archive's threads; ends the process
    record Employer(Tenure tenure, Thread.UncaughtExceptionHandler fatal) {}

    /// Begins to work; called once, before everything else.
    void start();

    /// Fills the shelf with what is kept of its scope, and keeps it up to date until [#close(MemoryShelf)].
    void open(MemoryShelf shelf);

    /// Whether the shelf's agent may begin: what was kept is on the shelf, or is not waited for any longer.
    boolean restored(MemoryShelf shelf);

    /// Whether everything that was kept when the shelf was opened is on it. Until then nothing may be learned: what is
    /// not known can be neither reinforced nor superseded.
    default boolean known(MemoryShelf shelf) {
        return restored(shelf);
    }

    /// The shelf is no longer used. What was saved of its scope is kept within seconds, or never.
    void close(MemoryShelf shelf);

    void save(MemoryRecord memory);

    /// What faded or is one too many; what is not forgotten within seconds may stay.
    void forget(MemoryRecord memory);

    /// Forgets what should never have come to be, for good: also when that takes longer, and when the agent has left
    /// meanwhile.
    default void withdraw(MemoryRecord memory) {
        forget(memory);
    }

    /// Changes that are not kept yet; 0 for an archive that keeps at once.
    default int pending() {
        return 0;
    }

    /// Waits until everything saved so far is kept, or for some seconds. What is then still to be kept of
    /// scopes without a shelf is given up and counted, but for what was withdrawn: it would land over what
    /// their next worker has learned.
    ///
    /// @return changes that are not kept yet, of scopes that are still open
    int settle() throws InterruptedException;

    @Override
    void close() throws InterruptedException;
}
