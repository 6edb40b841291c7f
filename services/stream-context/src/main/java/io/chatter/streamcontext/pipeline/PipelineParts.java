package io.chatter.streamcontext.pipeline;

import io.chatter.streamcontext.ContextPublisher;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EngineChoice;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What all rooms share.
///
/// @param engines recognisers of this machine
/// @param settings how contexts are made
/// @param publisher where they go
/// @param skipped is told of sound that nobody heard
/// @param clock the time
/// @param vision how rooms are looked at; null when they are not
public record PipelineParts(
        EngineChoice engines,
        ContextSettings settings,
        ContextPublisher publisher,
        SkippedSound skipped,
        Clock clock,
        @Nullable Vision vision) {

    /// Rooms that nobody looks at.
    public PipelineParts(
            EngineChoice engines,
            ContextSettings settings,
            ContextPublisher publisher,
            SkippedSound skipped,
            Clock clock) {
        this(engines, settings, publisher, skipped, clock, null);
    }

    /// Counts sound that was dropped to stay live. Thread-safe.
    @FunctionalInterface
    public interface SkippedSound {
        void count(String roomId, Duration length);
    }
}
