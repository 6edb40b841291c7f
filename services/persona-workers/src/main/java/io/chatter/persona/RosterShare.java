package io.chatter.persona;

import io.chatter.topics.TopicCatalogue;

/// What part of the roster this worker has, by its partitions, and so what part of a room's budget it may spend: all
/// workers of a group together never have more than one roster. Nothing until it is told. Thread-safe.
public final class RosterShare {

    private volatile int partitions;

    /// @param partitions of the roster that are this worker's now
    public void hold(int partitions) {
        this.partitions = partitions;
    }

    /// From 0 to 1.
    public double part() {
        return (double) partitions / TopicCatalogue.PERSONA_ROSTER.partitions();
    }
}
