package io.chatter.streamcontext;

/// Tells a voice from the rest. One for each stream; used by one thread.
public interface VoiceActivity {

    /// Whether somebody speaks in the next chunk.
    boolean hears(SoundChunk chunk);

    /// By loudness: what stands 12 dB out of the quiet of its own minute. Music and shots in front of a
    /// silent streamer pass for a voice, which costs calls, not words.
    static VoiceActivity byLoudness() {
        LoudnessHistory loudness = new LoudnessHistory(VoiceSettings.defaults());
        return chunk -> loudness.add(chunk).voiced();
    }
}
