package io.chatter.persona.memory;

import io.chatter.schema.MemoryRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps memories in RAM only, as long as the process lives: for tests and benchmarks. Thread-safe.
public final class TransientArchive implements Archive {

    private final Map<String, MemoryRecord> kept = new ConcurrentHashMap<>();

    @Override
    public void start() {}

    @Override
    public void open(MemoryShelf shelf) {
        kept.values().forEach(shelf::put);
    }

    @Override
    public boolean restored(MemoryShelf shelf) {
        return true;
    }

    @Override
    public void close(MemoryShelf shelf) {}

    @Override
    public void save(MemoryRecord memory) {
        kept.put(Scope.of(memory).key(memory.getMemoryId()), memory);
    }

    @Override
    public void forget(MemoryRecord memory) {
        kept.remove(Scope.of(memory).key(memory.getMemoryId()));
    }

    @Override
    public int settle() {
        return 0;
    }

    @Override
    public void close() {}
}
