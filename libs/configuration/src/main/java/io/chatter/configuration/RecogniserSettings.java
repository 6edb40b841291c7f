package io.chatter.configuration;

/// How a room's speech is heard.
///
/// @param engine `auto` takes the first that is set up or installed; `none` hears nothing
public record RecogniserSettings(Engine engine) {

    /// Names of recognisers; where a server or a model is, is for whoever runs the service.
    public enum Engine {
        AUTO,
        HTTP,
        VOSK,
        WHISPER,
        POCKETSPHINX,
        SPHINX4,
        NONE
    }
}
