package io.chatter.streamcontext.pipeline;

import io.chatter.streamcontext.ContextPublisher;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import java.time.Clock;
import java.time.Duration;

/// What all rooms share.
///
/// @param engines recognisers of this machine
/// @param settings how contexts are made
/// @param publisher where they go
/// @param skipped is told of sound that nobody heard
/// @param clock the time
public record PipelineParts(
        EngineChoice engines, ContextSettings settings, ContextPublisher publisher, SkippedSound skipped, Clock clock) {

    /// Counts sound that was dropped to stay live. Thread-safe.
    @FunctionalInterface
    public interface SkippedSound {
        void count(String roomId, Duration length);
    }
}
