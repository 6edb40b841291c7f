package io.chatter.persona;

import io.chatter.schema.PersonaAssignment;
import java.time.Duration;
import java.util.Collection;

/// Whoever runs the agents that the roster assigns to this worker. Called from the roster's thread only.
public interface Crew {

    /// Runs the agent of roster key `key` as assigned, replacing an older assignment of it.
    void run(String key, PersonaAssignment assignment);

    /// Ends agents; when it returns, none of them sends anything any more. Unknown keys are fine.
    void end(Collection<String> keys);

    /// As [#end], and waits until they are gone.
    ///
    /// @param patience longest wait
    void endAndAwait(Collection<String> keys, Duration patience) throws InterruptedException;
}
