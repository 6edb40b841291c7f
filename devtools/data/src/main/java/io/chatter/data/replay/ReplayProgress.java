package io.chatter.data.replay;

/// Is told how far a replay is. Called by the replaying thread, often.
@FunctionalInterface
public interface ReplayProgress {

    /// @param records replayed so far
    /// @param offsets passed so far, of `total`
    void at(long records, long offsets, long total);
}
