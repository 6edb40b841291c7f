package io.chatter.gateway;

import io.chatter.schema.ChatMessage;
import java.util.concurrent.CompletionStage;

/// Where people's lines go. Thread-safe; returns at once.
@FunctionalInterface
public interface LineLog {

    /// Appends a line for judgement.
    ///
    /// @return completes when the log has the line; completes exceptionally when it has not and never will have it
    CompletionStage<Void> append(ChatMessage message);
}
