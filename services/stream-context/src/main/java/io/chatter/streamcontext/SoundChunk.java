package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;

/// A short stretch of mono sound at 16 kHz.
///
/// @param at when its first sample was played
/// @param samples signed 16-bit samples; owned by the chunk, nobody writes to them any more
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody: this is the hot path
public record SoundChunk(Instant at, short[] samples) {
    public static final int RATE = 16_000;

    /// The usual length: short enough to react at once, long enough to measure loudness.
    public static final int USUAL_SAMPLES = RATE / 10;

    public SoundChunk {
        if (samples.length == 0) {
            throw new IllegalArgumentException("a chunk of sound needs samples");
        }
    }

    public Duration length() {
        return lengthOf(samples.length);
    }

    public Instant end() {
        return at.plus(length());
    }

    public static Duration lengthOf(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / RATE);
    }
}
