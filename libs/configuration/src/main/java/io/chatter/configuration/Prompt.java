package io.chatter.configuration;

/// A prompt template for a remote model.
///
/// @param id slug, equal to the file name
/// @param version raised with every change of the texts; recorded with each line that it made
/// @param system system text; `{name}` placeholders as documented in the JSON Schema
/// @param user user text, with the scene as data
public record Prompt(String id, int version, String system, String user) {

    /// The id and version as recorded in a line's provenance, for instance `chat-line@3`.
    public String reference() {
        return id + "@" + version;
    }
}
