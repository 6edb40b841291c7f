package io.chatter.benchmark.quality;

import io.chatter.configuration.Prompt;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Spending;
import io.chatter.persona.langchain4j.AccountedModel;
import io.chatter.persona.langchain4j.ChatModelLineGenerator;
import io.chatter.persona.langchain4j.RemoteModel;
import io.chatter.persona.langchain4j.RemoteModel.Dialect;
import io.chatter.persona.langchain4j.TemplatePromptWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The real model that `CHATTER_LLM_*` names, asked as a worker asks it, but without a ceiling on what is spent.
///
/// @param name of the model
record ConfiguredModel(String name, LineGenerator generator) {

    static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_TOKENS = 80;
    private static final String PROMPT = "chat-line";
    private static final String CANARY = "bench-canary";

    /// Nothing when the house model is all there is.
    ///
    /// @param environment as of the process
    /// @throws IllegalArgumentException naming the setting that is wrong or missing
    static Optional<ConfiguredModel> in(Map<String, String> environment, Map<String, Prompt> prompts) {
        String provider =
                environment.getOrDefault("CHATTER_LLM_PROVIDER", "house").toUpperCase(Locale.ROOT);
        if (provider.equals("HOUSE")) {
            return Optional.empty();
        }
        Dialect dialect = dialect(provider);
        String name = environment.get("CHATTER_LLM_MODEL");
        if (name == null) {
            throw new IllegalArgumentException("CHATTER_LLM_MODEL is missing: name the model that is to be compared");
        }
        Prompt prompt = prompts.get(environment.getOrDefault("CHATTER_LLM_PROMPT", PROMPT));
        if (prompt == null) {
            throw new IllegalArgumentException("CHATTER_LLM_PROMPT names no prompt; there are " + prompts.keySet());
        }
        String address = environment.get("CHATTER_LLM_BASE_URL");
        RemoteModel remote = new RemoteModel(
                dialect,
                address == null ? dialect.home() : URI.create(address),
                environment.getOrDefault("CHATTER_LLM_API_KEY", "none"),
                name,
                DEADLINE,
                MAX_TOKENS);
        AccountedModel model = new AccountedModel(remote.connect(Clock.systemUTC()), name, MAX_TOKENS, Spending.FREE);
        TemplatePromptWriter prompter = new TemplatePromptWriter(
                prompt, CANARY, () -> UUID.randomUUID().toString().replace("-", ""));
        return Optional.of(new ConfiguredModel(name, new ChatModelLineGenerator(model, prompter)));
    }

    private static Dialect dialect(String provider) {
        try {
            return Dialect.valueOf(provider);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "CHATTER_LLM_PROVIDER is " + provider.toLowerCase(Locale.ROOT)
                            + "; it must be house, openai or anthropic",
                    e);
        }
    }
}
