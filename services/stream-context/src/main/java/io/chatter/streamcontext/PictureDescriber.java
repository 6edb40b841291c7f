package io.chatter.streamcontext;

/// Says what is to be seen in a picture. Thread-safe; blocks for as long as a model takes.
@FunctionalInterface
public interface PictureDescriber {

    /// @throws VisionException when it cannot be known; the message names the cause
    Sight describe(Frame frame) throws InterruptedException;
}
