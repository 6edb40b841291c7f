package io.chatter.topology.window;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/// Where the results of each room are kept for questions, by the start of their window.
///
/// @param store name of the window store, by room
/// @param kept how many results of a room are kept; the newest of each partition longer, until it has
///     new ones
/// @param type of the results
public record WindowResults<R>(String store, int kept, Class<R> type) {

    public WindowResults {
        if (kept < 1) {
            throw new IllegalArgumentException("kept must be at least 1, not " + kept);
        }
    }

    /// The store to add to the topology.
    public StoreBuilder<WindowStore<String, R>> storeOf(HoppingWindows windows, Serde<R> results) {
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(store, retention(windows), windows.length(), false),
                        Serdes.String(),
                        results)
                .withCachingDisabled();
    }

    private Duration retention(HoppingWindows windows) {
        return windows.length().plus(windows.advance().multipliedBy(kept));
    }

    /// What the state of a running application has to fit, beside the store's place in the topology.
    public String describe(HoppingWindows windows) {
        return "Store: " + store + " (windows: " + windows.length() + ", retention: " + retention(windows)
                + ", values: " + type.getName() + ")";
    }
}
