package io.chatter.persona.kafka;

import io.chatter.persona.memory.MemoryShelf;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one partition of persona.memory holds, and the shelves that are filled from it. Thread-safe: the
/// tail applies records, agents open and close shelves.
final class MemoryPartition {

    private final Map<String, MemoryRecord> records = new HashMap<>();
    private final List<MemoryShelf> shelves = new ArrayList<>();
    private boolean complete;

    synchronized void open(MemoryShelf shelf) {
        shelves.add(shelf);
        if (complete) {
            fill(shelf);
        }
    }

    /// @return whether no shelf is left
    synchronized boolean close(MemoryShelf shelf) {
        shelves.removeIf(one -> one == shelf);
        return shelves.isEmpty();
    }

    /// Everything will be read again.
    synchronized void startOver() {
        records.clear();
        complete = false;
    }

    /// @param memory null for a tombstone; one that does not belong under its key is ignored
    synchronized void apply(String key, @Nullable MemoryRecord memory) {
        if (memory == null) {
            MemoryRecord gone = records.remove(key);
            if (gone != null && complete) {
                shelves.forEach(shelf -> shelf.remove(gone.getMemoryId()));
            }
        } else if (Scope.of(memory).key(memory.getMemoryId()).equals(key)) {
            records.put(key, memory);
            if (complete) {
                shelves.forEach(shelf -> shelf.put(memory));
            }
        }
    }

    synchronized void completed() {
        complete = true;
        shelves.forEach(this::fill);
    }

    synchronized boolean complete() {
        return complete;
    }

    private void fill(MemoryShelf shelf) {
        List<MemoryRecord> kept = records.values().stream()
                .filter(memory -> Scope.of(memory).equals(shelf.scope()))
                .toList();
        kept.forEach(shelf::put);
        shelf.retain(kept.stream().map(MemoryRecord::getMemoryId).toList());
    }
}
