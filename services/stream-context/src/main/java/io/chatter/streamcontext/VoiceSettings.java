package io.chatter.streamcontext;

/// What counts as a voice, by loudness.
///
/// @param leastDecibels quieter is silence; relative to full scale, so negative
/// @param overNoise decibels out of the quiet of the last minute
public record VoiceSettings(double leastDecibels, double overNoise) {
    public VoiceSettings {
        if (!(leastDecibels < 0) || !(overNoise > 0)) {
            throw new IllegalArgumentException(
                    "a voice is below 0 dB and above the noise: " + leastDecibels + ", " + overNoise);
        }
    }

    public static VoiceSettings defaults() {
        return new VoiceSettings(-50, 12);
    }
}
