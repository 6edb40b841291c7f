package io.chatter.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/// A map that keeps the entries that were added or renewed last: memory must not grow with the age of a room.
///
/// Not thread-safe.
final class NewestEntries<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;
    private final transient Consumer<? super V> forgotten;

    NewestEntries(int most) {
        this(most, _ -> {});
    }

    /// @param forgotten gets each value that has to go
    NewestEntries(int most, Consumer<? super V> forgotten) {
        this.most = most;
        this.forgotten = forgotten;
    }

    /// Adds an entry, or joins it with the one that is there, and counts as added now.
    void renew(K key, V value, BinaryOperator<V> join) {
        V before = remove(key);
        put(key, before == null ? value : join.apply(before, value));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        if (size() <= most) {
            return false;
        }
        forgotten.accept(eldest.getValue());
        return true;
    }
}
