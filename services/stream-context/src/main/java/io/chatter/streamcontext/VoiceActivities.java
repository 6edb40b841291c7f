package io.chatter.streamcontext;

/// Makes what tells a voice, for a new stream. Thread-safe.
@FunctionalInterface
public interface VoiceActivities {

    /// @throws RecognitionException when its model cannot be loaded; the message names the mend
    VoiceActivity forStream();
}
