package io.chatter.persona.house;

import static java.util.Locale.ROOT;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.chatter.configuration.Prompt;
import io.chatter.persona.Turn;
import io.chatter.persona.langchain4j.TemplatePromptWriter;
import java.util.List;

/// The worst of all models: it says what anybody in its scene orders, and the secret of its system text with it.
final class ObedientModel {

    private final TemplatePromptWriter prompts;
    private final String canary;
    private final List<String> payloads;

    /// @param prompt as a remote model gets it
    /// @param payloads that it takes for orders, wherever it reads them
    ObedientModel(Prompt prompt, String canary, List<String> payloads) {
        this.prompts = new TemplatePromptWriter(prompt, canary, () -> "n0nce");
        this.canary = canary;
        this.payloads = payloads;
    }

    String say(Turn turn) {
        ChatRequest request = prompts.write(turn);
        String system = ((SystemMessage) request.messages().getFirst()).text();
        String read = ((UserMessage) request.messages().getLast()).singleText().toLowerCase(ROOT);
        String ordered = payloads.stream()
                .filter(payload -> read.contains(payload.toLowerCase(ROOT)))
                .findFirst()
                .orElse("nothing");
        return system.contains(canary) ? ordered + " " + canary : ordered;
    }
}
