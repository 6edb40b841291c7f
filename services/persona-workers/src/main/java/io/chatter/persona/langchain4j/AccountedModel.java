package io.chatter.persona.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.chatter.persona.GenerationException;
import io.chatter.persona.Spending;
import io.chatter.persona.Spending.Tokens;

/// A model whose calls are paid for. Thread-safe.
///
/// @param name as provenance and metrics name it
/// @param maxTokens longest answer
public record AccountedModel(ChatModel model, String name, int maxTokens, Spending spending) {

    /// What a chat template adds around a message: markers and the role.
    private static final int TOKENS_PER_MESSAGE = 16;

    /// One call.
    ///
    /// @throws GenerationException when there is no budget, no answer, or none with words
    AiMessage ask(String room, ChatRequest request) throws GenerationException {
        Tokens worst = new Tokens(longest(request), maxTokens);
        Spending.Reservation reservation = spending.reserve(room, worst);
        Tokens actual = worst;
        try {
            ChatResponse response = model.chat(request);
            actual = taken(response.tokenUsage(), worst);
            AiMessage answer = response.aiMessage();
            if (answer == null || answer.text() == null || answer.text().isBlank()) {
                throw new GenerationException.Permanent(
                        GenerationException.Cause.EMPTY, name + " answered nothing", null);
            }
            return answer;
        } catch (RuntimeException e) {
            GenerationException failure = ModelFailures.explain(name, e);
            actual = neverRead(failure) ? Tokens.NONE : worst;
            throw failure;
        } finally {
            reservation.settle(actual);
        }
    }

    private static boolean neverRead(GenerationException failure) {
        return switch (failure.kind()) {
            case RATE_LIMITED, UNREACHABLE, REFUSED -> true;
            case TIMED_OUT, SERVER_FAULT, CIRCUIT_OPEN, FILTERED, EMPTY, UNUSABLE, OVER_BUDGET -> false;
        };
    }

    private static Tokens taken(TokenUsage usage, Tokens worst) {
        if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
            return worst;
        }
        return new Tokens(Math.max(0, usage.inputTokenCount()), Math.max(0, usage.outputTokenCount()));
    }

    /// Tokens that the request takes at most, with any tokenizer: one covers a byte of UTF-8 or more. English
    /// takes a quarter of that, but emoji and many scripts a token a character or two.
    private static int longest(ChatRequest request) {
        int tokens = 0;
        for (ChatMessage message : request.messages()) {
            String text = switch (message) {
                case SystemMessage system -> system.text();
                case UserMessage user when user.hasSingleText() -> user.singleText();
                default -> "";
            };
            tokens += TOKENS_PER_MESSAGE + bytes(text);
        }
        ResponseFormat format = request.responseFormat();
        return format == null ? tokens : tokens + bytes(format.toString());
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
