package io.chatter.persona;

import io.chatter.schema.ChatMessage;
import java.time.Duration;

/// Where finished lines go. Thread-safe; blocks, so call it from a virtual thread.
public interface LineSink {

    /// Returns when the line is in the log.
    ///
    /// @param lease the speaker's right to speak: without it nothing is sent
    /// @param patience how long to wait for the log, > 0
    /// @return false when the lease was gone, or the log did not take the line in time
    boolean publish(ChatMessage line, Lease lease, Duration patience) throws InterruptedException;
}
