package io.chatter.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that keeps the entries that were added last: memory must not grow with the age of a room.
///
/// Not thread-safe.
final class NewestEntries<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    NewestEntries(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
