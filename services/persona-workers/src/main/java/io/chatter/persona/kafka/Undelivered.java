package io.chatter.persona.kafka;

import io.chatter.schema.MemoryRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// Withdrawn memories whose tombstones did not reach the log, to be sent again. Bounded: past that the oldest is given
/// up. Thread-safe.
final class Undelivered {

    private static final int BOUND = 1_000;

    private final SequencedMap<UUID, MemoryRecord> waiting = new LinkedHashMap<>();

    /// @return whether another one had to be given up for it
    synchronized boolean add(MemoryRecord memory) {
        waiting.putLast(memory.getMemoryId(), memory);
        boolean full = waiting.size() > BOUND;
        if (full) {
            waiting.pollFirstEntry();
        }
        return full;
    }

    synchronized Optional<MemoryRecord> poll() {
        return Optional.ofNullable(waiting.pollFirstEntry()).map(Map.Entry::getValue);
    }

    synchronized int size() {
        return waiting.size();
    }
}
