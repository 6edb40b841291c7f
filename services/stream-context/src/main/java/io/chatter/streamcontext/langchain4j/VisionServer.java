package io.chatter.streamcontext.langchain4j;

import java.net.URI;
import java.time.Duration;

/// A server with OpenAI's chat completions whose model takes pictures: OpenAI itself, vLLM, Ollama, llama.cpp.
///
/// @param base address up to and with the version, for instance `http://127.0.0.1:8000/v1`
/// @param apiKey sent as a bearer token; any text for servers that want none; a secret
/// @param model as the server calls it
/// @param deadline for one description
/// @param maxTokens longest answer
public record VisionServer(URI base, String apiKey, String model, Duration deadline, int maxTokens) {
    public VisionServer {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException("chatter.vision.url must begin with http:// or https://, not " + base);
        }
        if (!deadline.isPositive() || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "chatter.vision: deadline and max-tokens must be positive: " + deadline + ", " + maxTokens);
        }
    }

    @Override
    public String toString() {
        return "VisionServer[" + base + ", " + model + "]";
    }
}
