package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;

/// A stream that can be played, once or as often as it takes.
public interface StreamFeed {

    /// Plays the stream in real time until it ends or the thread is interrupted. Leaves nothing
    /// running behind.
    ///
    /// @throws FeedException when the stream cannot be read, or broke off
    /// @throws InterruptedException when the calling thread was interrupted
    void play(Listener listener) throws InterruptedException;

    /// The longest wait before a stream that broke is tried again.
    default Duration longestRest() {
        return Duration.ofSeconds(30);
    }

    /// Hears and sees the stream. Sound and pictures come from different threads.
    interface Listener {
        void sound(SoundChunk chunk);

        /// @param change how much the picture differs from the one before it, from 0 to 1
        void picture(Instant at, double change);

        /// Comes only from feeds that are told to bring frames.
        default void frame(Frame frame) {}

        /// Nothing plays yet, and nothing is wrong.
        ///
        /// @param what is waited for
        default void waiting(String what) {}
    }
}
