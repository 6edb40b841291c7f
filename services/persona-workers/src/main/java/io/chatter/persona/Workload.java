package io.chatter.persona;

import java.util.Map;
import java.util.Set;

/// Turns that this process has under way. Immutable.
///
/// @param turns turns under way
/// @param limit turns that may be under way at once
/// @param answering names of the agents that answer each stimulus, or have just done so, by its key
public record Workload(int turns, int limit, Map<String, Set<String>> answering) {

    public static final Workload IDLE = new Workload(0, 1, Map.of());

    public Workload {
        answering = Map.copyOf(answering);
        if (limit < 1 || turns < 0) {
            throw new IllegalArgumentException("turns " + turns + " of at most " + limit + " make no sense");
        }
    }

    /// Share of the process that is free, 0 to 1.
    public double free() {
        return Math.max(0, 1 - (double) turns / limit);
    }
}
