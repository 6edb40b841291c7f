package io.chatter.streamcontext.pipeline;

import io.chatter.streamcontext.StreamFeed;
import io.chatter.streamcontext.TranscriptFilter;

/// What one room plays and how it is heard.
///
/// @param roomId the room
/// @param feed its stream
/// @param engine name of a recogniser, `auto`, or `none` to hear no words
/// @param filter what of its speech may be published
public record RoomPlan(String roomId, StreamFeed feed, String engine, TranscriptFilter filter) {
    public static final String NO_ENGINE = "none";
}
