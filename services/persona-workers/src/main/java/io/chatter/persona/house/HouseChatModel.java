package io.chatter.persona.house;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.chatter.persona.Turn;
import io.chatter.persona.memory.Excerpt;
import java.util.Map;

/// The house model behind langchain4j's port, so that one path serves it and remote models. Reads no
/// prompt: it takes the [Turn] from the last user message's attribute [Turn#ATTRIBUTE], or the [Excerpt] to
/// draw memories from. Thread-safe.
public final class HouseChatModel implements ChatModel {

    private final HouseModel model = new HouseModel();

    /// @throws IllegalArgumentException when the request carries neither a turn nor an excerpt
    @Override
    public ChatResponse doChat(ChatRequest request) {
        for (ChatMessage message : request.messages().reversed()) {
            if (message instanceof UserMessage user) {
                Turn turn = user.attribute(Turn.ATTRIBUTE, Turn.class);
                Excerpt excerpt = user.attribute(Excerpt.ATTRIBUTE, Excerpt.class);
                if (turn != null) {
                    return answer(said(turn));
                }
                if (excerpt != null) {
                    return answer(AiMessage.from(ExtractionByRule.answer(excerpt)));
                }
            }
        }
        throw new IllegalArgumentException(
                "the house model needs an attribute " + Turn.ATTRIBUTE + " or " + Excerpt.ATTRIBUTE);
    }

    private AiMessage said(Turn turn) {
        HouseModel.Said said = model.speak(turn);
        return AiMessage.builder()
                .text(said.text())
                .attributes(Map.of(Turn.USED_MEMORIES, said.memories(), Turn.TEMPLATE, said.template()))
                .build();
    }

    private static ChatResponse answer(AiMessage message) {
        return ChatResponse.builder()
                .aiMessage(message)
                .modelName(HouseModel.NAME)
                .build();
    }
}
