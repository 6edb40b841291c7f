package io.chatter.persona.langchain4j;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.chatter.persona.Turn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hands the turn itself to a local model, as an attribute of the message; no words are made. Thread-safe.
public final class TurnPromptWriter implements PromptWriter {

    @Override
    public ChatRequest write(Turn turn) {
        return ChatRequest.builder()
                .messages(UserMessage.builder()
                        .contents(List.of(TextContent.from("Say one line of chat.")))
                        .attributes(Map.of(Turn.ATTRIBUTE, turn))
                        .build())
                .build();
    }

    @Override
    public @Nullable String reference() {
        return null;
    }
}
