package io.chatter.persona;

/// Told how a remote model fares. Thread-safe.
public interface ModelObserver extends Budget.Observer {

    /// A call failed, or was not made.
    void failed(GenerationException.Cause cause);
}
