package io.chatter.gateway;

/// Counts what happens to lines and connections. Thread-safe; cheap enough for every frame of every loop.
public interface Tally {

    /// A person's line is in the firehose.
    void logged();

    void rejected(RejectionCode code);

    /// A frame of so many lines handed to so many connections.
    void delivered(int lines, int connections);

    /// Lines one slow connection misses.
    void dropped(int lines);

    void closed(CloseReason reason);
}
