package io.chatter.gateway;

import io.chatter.topics.ReplayRun;
import java.time.Instant;

/// Reads from the log what a room showed at a time gone by, without what moderators took away since. Thread-safe;
/// blocks, so call it from a virtual thread.
public interface RoomPast {

    /// How far back, and how far on, there is something to be told.
    ///
    /// @param oldest of the records that are still in the topics; `newest` when there is none
    /// @param newest now; of a replay run, when its last record was
    record Span(Instant oldest, Instant newest) {}

    /// @throws LogBusyException when it cannot be told now
    Span span(Room room);

    /// One page of the past. It holds the whole of its first millisecond at least, however much that is.
    ///
    /// @param until after `from`; a page covers at most some minutes and some thousand moments
    /// @throws LogBusyException when it cannot be told now
    PastPage read(Room room, Instant from, Instant until);

    /// The past as a replay run tells it: lines, trends and density are the run's, captions the room's. Its reads throw
    /// `NoSuchRunException` when there is no such run.
    RoomPast in(ReplayRun run);
}
