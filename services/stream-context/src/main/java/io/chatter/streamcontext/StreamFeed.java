package io.chatter.streamcontext;

import java.time.Instant;

/// A stream that can be played, once or as often as it takes.
public interface StreamFeed {

    /// Plays the stream in real time until it ends or the thread is interrupted. Leaves nothing
    /// running behind.
    ///
    /// @throws FeedException when the stream cannot be read, or broke off
    /// @throws InterruptedException when the calling thread was interrupted
    void play(Listener listener) throws InterruptedException;

    /// Hears and sees the stream. Sound and cuts come from different threads.
    interface Listener {
        void sound(SoundChunk chunk);

        /// @param score how different the picture is, from 0 to 1
        void cut(Instant at, double score);
    }
}
