package io.chatter.persona;

import java.time.Duration;

/// Produces one chat line. Thread-safe; blocks, so call it from a virtual thread.
public interface LineGenerator {

    /// @param turn what to write about
    /// @param deadline until the whole line is there, > 0
    /// @throws GenerationException.Retryable rate limit, time-out or a server's fault; safe to repeat
    /// @throws GenerationException.Permanent refused, empty or malformed; drop the turn
    Line generate(Turn turn, Duration deadline) throws GenerationException, InterruptedException;
}
