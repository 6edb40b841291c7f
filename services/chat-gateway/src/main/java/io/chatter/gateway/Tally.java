package io.chatter.gateway;

/// Counts what happens to lines and connections. Thread-safe; cheap enough for every delivery.
public interface Tally {

    /// A person's line is in the firehose.
    void logged();

    void rejected(RejectionCode code);

    /// Lines handed to one connection in one frame.
    void delivered(int lines);

    /// Lines one slow connection misses.
    void dropped(int lines);

    void closed(CloseReason reason);
}
