package io.chatter.persona.mem0;

import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What the server calls the memories of the agents that run here. Thread-safe.
final class ServerIds {

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    private record Known(Scope scope, String id) {}

    void put(MemoryRecord memory, String id) {
        known.put(memory.getMemoryId(), new Known(Scope.of(memory), id));
    }

    Optional<String> of(MemoryRecord memory) {
        return Optional.ofNullable(known.get(memory.getMemoryId())).map(Known::id);
    }

    void remove(MemoryRecord memory) {
        known.remove(memory.getMemoryId());
    }

    /// The scope's agent runs here no longer.
    ///
    /// @param wanted memories that are still to be written
    void forget(Scope scope, Set<UUID> wanted) {
        known.entrySet().removeIf(one -> one.getValue().scope().equals(scope) && !wanted.contains(one.getKey()));
    }
}
