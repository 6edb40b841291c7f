package io.chatter.benchmark.load;

/// Takes what one client reads.
public interface FrameSink {

    /// How many bytes of each frame are wanted.
    int wanted();

    /// A whole frame has arrived.
    ///
    /// @param bytes its beginning, in a buffer that is used again
    /// @param length how much of the buffer holds it, at most [#wanted()]
    /// @param now when its last byte was read, by `System.nanoTime`
    void frame(byte[] bytes, int length, long now);
}
