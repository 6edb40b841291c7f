package io.chatter.persona;

/// Keeps what was decided, and from what, so that it can be decided again. Thread-safe; blocks for 20 ms at most and
/// never throws: a decision that could not be kept is lost, the turn goes on.
public interface DecisionLog {

    /// @param agent who decided, as drifted
    void decided(Agent agent, Glimpse glimpse, Choice choice);

    /// Ends it; what was handed over is written, or given up within seconds.
    default void close() {}
}
