package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Says when a chunk of a live stream was played: samples are counted, for arrival times jitter, and
/// the count is tied to the clock anew when the stream has stalled. Times never go backwards. Used by
/// one thread.
public final class LiveTimeline {
    private static final Duration STALL = Duration.ofSeconds(2);

    private @Nullable Instant origin;
    private long samples;

    /// When the chunk began.
    ///
    /// @param length its samples
    /// @param arrival when its last sample came
    public Instant stamp(int length, Instant arrival) {
        Instant began = arrival.minus(SoundChunk.lengthOf(length));
        Instant from = origin;
        if (from == null
                || began.isAfter(from.plus(SoundChunk.lengthOf(samples)).plus(STALL))) {
            from = began;
            origin = began;
            samples = 0;
        }
        Instant at = from.plus(SoundChunk.lengthOf(samples));
        samples += length;
        return at;
    }
}
