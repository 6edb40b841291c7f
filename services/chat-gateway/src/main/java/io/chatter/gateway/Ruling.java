package io.chatter.gateway;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import java.util.Optional;

/// What follows from a moderator's order.
public sealed interface Ruling {

    /// The event goes to chat.moderation and, in the same transaction, the line to chat.firehose.
    ///
    /// @param line as viewers are to see it; present for an approval only
    record Decided(ModerationEvent event, Optional<ChatMessage> line) implements Ruling {}

    /// Nothing is written.
    record Refused(ModerationRefusal refusal) implements Ruling {}
}
