package io.chatter.persona;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision together with what it is about.
///
/// @param decision whether to speak, and why
/// @param stimulus key of the stimulus that won, or of the strongest one when the agent stays silent
/// @param happenedAt when the event of the stream happened that it is about; null when it is about anything
///     else
public record Choice(
        Decision decision, String stimulus, @Nullable Instant happenedAt) {}
