package io.chatter.persona.memory;

import io.chatter.schema.MemoryRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The memories of one agent in RAM, with their vectors. Thread-safe.
///
/// A memory that another one supersedes stays as history, but is not active: it is never recalled.
public final class MemoryShelf {

    private final Scope scope;
    private final TextEmbedding embedding;
    private final Map<UUID, Shelved> shelved = new HashMap<>();

    /// @param vector of the text
    /// @param subject vector of what the slot is about
    record Shelved(MemoryRecord memory, float[] vector, float[] subject) {}

    public MemoryShelf(Scope scope, TextEmbedding embedding) {
        this.scope = scope;
        this.embedding = embedding;
    }

    public Scope scope() {
        return scope;
    }

    /// Takes a memory in; one of another scope, or older than what is held under its id, is refused.
    public boolean put(MemoryRecord memory) {
        if (!Scope.of(memory).equals(scope)) {
            return false;
        }
        Shelved fresh =
                new Shelved(memory, embedding.of(memory.getText()), embedding.of(Slots.subject(memory.getSlot())));
        synchronized (shelved) {
            Shelved held = shelved.get(memory.getMemoryId());
            boolean newer = held == null || !held.memory().getUpdatedAt().isAfter(memory.getUpdatedAt());
            if (newer) {
                shelved.put(memory.getMemoryId(), fresh);
            }
            return newer;
        }
    }

    /// @return whether it was there
    public boolean remove(UUID memoryId) {
        synchronized (shelved) {
            return shelved.remove(memoryId) != null;
        }
    }

    /// Forgets everything but these.
    public void retain(Collection<UUID> memoryIds) {
        synchronized (shelved) {
            shelved.keySet().retainAll(Set.copyOf(memoryIds));
        }
    }

    /// All memories, history too.
    public List<MemoryRecord> all() {
        synchronized (shelved) {
            return shelved.values().stream().map(Shelved::memory).toList();
        }
    }

    /// What is believed now.
    public List<MemoryRecord> active() {
        return activeShelved().stream().map(Shelved::memory).toList();
    }

    List<Shelved> activeShelved() {
        synchronized (shelved) {
            Set<UUID> superseded = new HashSet<>();
            shelved.values().forEach(one -> {
                if (one.memory().getSupersedes() != null) {
                    superseded.add(one.memory().getSupersedes());
                }
            });
            List<Shelved> active = new ArrayList<>(shelved.values());
            active.removeIf(one -> superseded.contains(one.memory().getMemoryId()));
            return active;
        }
    }

    TextEmbedding embedding() {
        return embedding;
    }
}
