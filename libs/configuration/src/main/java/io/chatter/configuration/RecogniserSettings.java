package io.chatter.configuration;

/// How a room's speech is heard.
///
/// @param engine `auto` takes PocketSphinx where its library is installed and Sphinx-4 elsewhere; `none` hears nothing
public record RecogniserSettings(Engine engine) {

    public enum Engine {
        AUTO,
        POCKETSPHINX,
        SPHINX4,
        NONE
    }
}
