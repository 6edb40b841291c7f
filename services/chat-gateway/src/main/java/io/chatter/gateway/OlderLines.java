package io.chatter.gateway;

import java.util.List;
import java.util.concurrent.CompletionStage;

/// Reads lines that have left the ring. Thread-safe; returns at once.
@FunctionalInterface
public interface OlderLines {

    /// Lines of one room, from the log.
    ///
    /// @param from the first offset looked at; later than asked for when the log is gone or the stretch holds more
    ///     than a backlog may
    /// @param lines oldest first
    record Stretch(long from, List<EncodedLine> lines) {}

    /// @param after offset of the last line the client has
    /// @param before first offset that is not wanted
    /// @return completes with what there is, or exceptionally when the log could not be read in time
    CompletionStage<Stretch> read(String room, Cursor after, long before);
}
