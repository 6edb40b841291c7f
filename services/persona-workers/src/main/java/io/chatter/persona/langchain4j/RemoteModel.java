package io.chatter.persona.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/// A model behind an API: OpenAI's, which vLLM, Ollama and llama.cpp speak too, or Anthropic's.
///
/// @param dialect the API it speaks
/// @param baseUrl up to and with /v1
/// @param apiKey sent as bearer token; any text for servers that want none
/// @param name model name
/// @param timeout longest wait for one answer
/// @param maxTokens longest answer in tokens
public record RemoteModel(Dialect dialect, URI baseUrl, String apiKey, String name, Duration timeout, int maxTokens) {

    private static final double TEMPERATURE = 0.9;

    /// APIs that are spoken.
    public enum Dialect {
        OPENAI("https://api.openai.com/v1"),
        ANTHROPIC("https://api.anthropic.com/v1");

        private final String home;

        Dialect(String home) {
            this.home = home;
        }

        /// Where its maker serves it.
        public URI home() {
            return URI.create(home);
        }
    }

    public RemoteModel {
        if (!baseUrl.isAbsolute()) {
            throw new IllegalArgumentException("the model's base URL must be absolute, not " + baseUrl);
        }
    }

    /// Makes one attempt per call: retries are the caller's policy.
    public ChatModel connect(Clock clock) {
        return switch (dialect) {
            case OPENAI -> openAi(clock);
            case ANTHROPIC -> anthropic(clock);
        };
    }

    private ChatModel anthropic(Clock clock) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(new PlainHttpClientBuilder(clock))
                .baseUrl(baseUrl.toString())
                .apiKey(apiKey)
                .modelName(name)
                .timeout(timeout)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxRetries(0)
                .maxTokens(maxTokens)
                .temperature(TEMPERATURE)
                .build();
    }

    private ChatModel openAi(Clock clock) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(new PlainHttpClientBuilder(clock))
                .baseUrl(baseUrl.toString())
                .apiKey(apiKey)
                .modelName(name)
                .timeout(timeout)
                .strictJsonSchema(true)
                .maxRetries(0)
                .maxTokens(maxTokens)
                .temperature(TEMPERATURE)
                .build();
    }

    @Override
    public String toString() {
        return "RemoteModel[" + name + " at " + baseUrl + "]";
    }
}
