package io.chatter.cli.memory;

import java.util.List;

/// Where the memories of all personas are kept. Not thread-safe.
public interface MemoryStore {

    /// All that is kept, history too, oldest first inside an agent.
    ///
    /// @throws io.chatter.cli.CliFailure when the store does not answer
    List<Kept> all();

    /// Forgets them for good, in this order. Running workers obey: at once on the topic, within half a minute on
    /// a Mem0 server.
    ///
    /// @param memories of the last [#all]
    /// @throws io.chatter.cli.CliFailure when the store does not take one
    void forget(List<Kept> memories);
}
