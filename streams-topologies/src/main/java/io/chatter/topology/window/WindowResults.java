package io.chatter.topology.window;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/// Where the results of each room are kept for questions, by the start of their window, and how to read
/// it from them.
///
/// @param store name of the window store, by room
/// @param kept how many results of a room are kept; the newest of each partition longer, until it has
///     new ones
/// @param end the window's end that a result tells
public record WindowResults<R>(String store, int kept, Function<R, Instant> end) {

    public WindowResults {
        if (kept < 1) {
            throw new IllegalArgumentException("kept must be at least 1, not " + kept);
        }
    }

    /// The store to add to the topology.
    public StoreBuilder<WindowStore<String, R>> storeOf(HoppingWindows windows, Serde<R> results) {
        Duration retention = windows.length().plus(windows.advance().multipliedBy(kept));
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(store, retention, windows.length(), false), Serdes.String(), results)
                .withCachingDisabled();
    }

    long windowEnd(R result) {
        return end.apply(result).toEpochMilli();
    }
}
