package io.chatter.persona.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.chatter.persona.Turn;
import org.jspecify.annotations.Nullable;

/// Puts a turn into words for a model. Thread-safe.
public interface PromptWriter {

    ChatRequest write(Turn turn);

    /// Id and version of the template, for provenance; null when there is none.
    @Nullable
    String reference();
}
