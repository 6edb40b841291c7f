package io.chatter.topology.window;

import java.time.Instant;
import java.util.function.Function;

/// Where the last result of each room is kept, and how to read its window's end from it.
///
/// @param store name of the key-value store, by room
public record LatestResults<R>(String store, Function<R, Instant> end) {

    Instant windowEnd(R result) {
        return end.apply(result);
    }
}
