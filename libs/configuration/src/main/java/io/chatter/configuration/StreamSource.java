package io.chatter.configuration;

/// Where a room's stream comes from.
///
/// @param kind how it is read
/// @param location FILE: path relative to the configs folder; RTMP, SRT: the address to listen on; HLS, URL: the
/// address to
///     read; NONE: empty
/// @param loop whether a file starts again at its end
public record StreamSource(Kind kind, String location, boolean loop) {

    public enum Kind {
        FILE,
        RTMP,
        SRT,
        HLS,
        URL,
        NONE
    }
}
