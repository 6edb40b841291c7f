package io.chatter.persona;

import io.chatter.schema.StreamEventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something new on the stream: an event or a finished stretch of speech.
///
/// @param key stable name of the sighting inside its room, the same for every agent and worker
/// @param event kind of event; null for speech
/// @param text the words heard, or the event's evidence; never blank
/// @param at when it happened on the stream
/// @param seenAt when its snapshot was published, which is when an agent could know of it
public record Sighting(String key, @Nullable StreamEventType event, String text, Instant at, Instant seenAt) {}
