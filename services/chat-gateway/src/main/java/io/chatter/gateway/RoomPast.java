package io.chatter.gateway;

import java.time.Instant;

/// Reads from the log what a room showed at a time gone by, without what moderators took away since. Thread-safe;
/// blocks, so call it from a virtual thread.
public interface RoomPast {

    /// How far back, and how far on, there is something to be told.
    ///
    /// @param oldest of the records that are still in the topics; `newest` when there is none
    /// @param newest now
    record Span(Instant oldest, Instant newest) {}

    /// The log did not answer in time, or too many ask at once. Safe to repeat in a moment.
    final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BusyException(String message) {
            super(message);
        }
    }

    /// @throws BusyException when it cannot be told now
    Span span(Room room);

    /// One page of the past. It holds the whole of its first millisecond at least, however much that is.
    ///
    /// @param until after `from`; a page covers at most some minutes and some thousand moments
    /// @throws BusyException when it cannot be told now
    PastPage read(Room room, Instant from, Instant until);
}
