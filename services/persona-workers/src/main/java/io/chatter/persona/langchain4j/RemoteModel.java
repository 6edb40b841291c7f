package io.chatter.persona.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/// A model behind an OpenAI-compatible API: OpenAI, vLLM, Ollama, llama.cpp.
///
/// @param baseUrl up to and with /v1
/// @param apiKey sent as bearer token; any text for servers that want none
/// @param name model name
/// @param timeout longest wait for one answer
/// @param maxTokens longest answer in tokens
public record RemoteModel(URI baseUrl, String apiKey, String name, Duration timeout, int maxTokens) {

    public RemoteModel {
        if (!baseUrl.isAbsolute()) {
            throw new IllegalArgumentException("the model's base URL must be absolute, not " + baseUrl);
        }
    }

    /// Makes one attempt per call: retries are the caller's policy.
    public ChatModel connect(Clock clock) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(new PlainHttpClientBuilder(clock))
                .baseUrl(baseUrl.toString())
                .apiKey(apiKey)
                .modelName(name)
                .timeout(timeout)
                .maxRetries(0)
                .maxTokens(maxTokens)
                .temperature(0.9)
                .build();
    }

    @Override
    public String toString() {
        return "RemoteModel[" + name + " at " + baseUrl + "]";
    }
}
