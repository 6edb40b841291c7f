package io.chatter.persona;

import java.util.Map;

/// Turns that this process has under way. Immutable.
///
/// @param turns turns under way
/// @param limit turns that may be under way at once
/// @param answering how many of them are about each stimulus, by its key
public record Workload(int turns, int limit, Map<String, Integer> answering) {

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
