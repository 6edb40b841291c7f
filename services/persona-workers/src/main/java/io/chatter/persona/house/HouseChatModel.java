package io.chatter.persona.house;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.chatter.persona.Turn;

/// The house model behind langchain4j's port, so that one path serves it and remote models. Reads no
/// prompt: it takes the [Turn] from the last user message's attribute [Turn#ATTRIBUTE]. Thread-safe.
public final class HouseChatModel implements ChatModel {

    private final HouseModel model = new HouseModel();

    /// @throws IllegalArgumentException when the request carries no turn
    @Override
    public ChatResponse doChat(ChatRequest request) {
        for (ChatMessage message : request.messages().reversed()) {
            Turn turn = message instanceof UserMessage user ? user.attribute(Turn.ATTRIBUTE, Turn.class) : null;
            if (turn != null) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(model.say(turn)))
                        .modelName(HouseModel.NAME)
                        .build();
            }
        }
        throw new IllegalArgumentException("the house model needs a turn as attribute " + Turn.ATTRIBUTE);
    }
}
