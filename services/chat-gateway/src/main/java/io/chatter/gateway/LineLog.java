package io.chatter.gateway;

import io.chatter.schema.ChatMessage;
import java.util.concurrent.CompletionStage;

/// Where people's lines go. Thread-safe; returns at once.
@FunctionalInterface
public interface LineLog {

    /// Appends a line for judgement.
    ///
    /// @return completes when the log has the line; completes exceptionally when it did not say so in time: then it
    ///     most likely never will have it, but a broker that stood still may
    CompletionStage<Void> append(ChatMessage message);
}
