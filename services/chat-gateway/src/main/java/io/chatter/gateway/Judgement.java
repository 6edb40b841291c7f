package io.chatter.gateway;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import java.util.Optional;

/// What becomes of a line on its way from chat.ingest to chat.firehose.
public sealed interface Judgement {

    /// The record of the verdict, when there is something to record.
    Optional<ModerationEvent> event();

    /// The line goes to the firehose.
    ///
    /// @param message as viewers see it: with its moderation and broadcast time
    /// @param event present when the text was redacted
    record Show(ChatMessage message, Optional<ModerationEvent> event) implements Judgement {}

    /// The line does not: it is blocked, or held until a moderator decides.
    record Withhold(ModerationEvent verdict) implements Judgement {
        @Override
        public Optional<ModerationEvent> event() {
            return Optional.of(verdict);
        }
    }
}
