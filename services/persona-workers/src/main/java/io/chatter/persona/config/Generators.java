package io.chatter.persona.config;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Prompt;
import io.chatter.observability.EventLog;
import io.chatter.persona.CircuitBreaker;
import io.chatter.persona.DeadlineLineGenerator;
import io.chatter.persona.FallbackLineGenerator;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.RetryingLineGenerator;
import io.chatter.persona.house.HouseChatModel;
import io.chatter.persona.langchain4j.ChatModelLineGenerator;
import io.chatter.persona.langchain4j.RemoteModel;
import io.chatter.persona.langchain4j.TemplatePromptWriter;
import io.chatter.persona.langchain4j.TurnPromptWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;

/// Builds the generator that the configuration asks for.
public final class Generators {

    private static final EventLog LOG = EventLog.of(Generators.class);
    private static final String HOUSE = "house";
    private static final int NONCE_BYTES = 8;
    private static final int TOLERANCE = 4;
    private static final Duration REST = Duration.ofSeconds(15);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(400);

    private final LlmConfig config;
    private final ChatterConfiguration configuration;
    private final String canary;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /// @param canary goes into the system text of remote models
    public Generators(LlmConfig config, ChatterConfiguration configuration, String canary, Clock clock) {
        this.config = config;
        this.configuration = configuration;
        this.canary = canary;
        this.clock = clock;
    }

    /// @param observed wraps each model, by its name, for instance to measure it
    /// @throws IllegalArgumentException naming the setting that is wrong, and the mend
    public LineGenerator build(Function<String, Function<LineGenerator, LineGenerator>> observed) {
        return switch (config.provider()) {
            case HOUSE -> house(observed);
            case OPENAI -> {
                LineGenerator remote = remote(observed);
                yield config.fallback() == LlmConfig.Fallback.HOUSE
                        ? new FallbackLineGenerator(remote, house(observed))
                        : remote;
            }
        };
    }

    private LineGenerator house(Function<String, Function<LineGenerator, LineGenerator>> observed) {
        return observed.apply(HOUSE)
                .apply(new ChatModelLineGenerator(new HouseChatModel(), HOUSE, new TurnPromptWriter()));
    }

    private LineGenerator remote(Function<String, Function<LineGenerator, LineGenerator>> observed) {
        String name = config.model()
                .orElseThrow(() -> new IllegalArgumentException(
                        "CHATTER_LLM_MODEL is missing: name the model that " + config.baseUrl() + " serves"));
        Prompt prompt = configuration.prompts().get(config.prompt());
        if (prompt == null) {
            throw new IllegalArgumentException("CHATTER_LLM_PROMPT names the prompt " + config.prompt()
                    + ", which is not in configs/prompts; there are "
                    + configuration.prompts().keySet());
        }
        RemoteModel model = new RemoteModel(
                config.baseUrl(), config.apiKey().orElse("none"), name, config.deadline(), config.maxTokens());
        LOG.info("llm.remote", "model", name, "base_url", config.baseUrl());
        LineGenerator one = observed.apply(name)
                .apply(new DeadlineLineGenerator(new ChatModelLineGenerator(
                        model.connect(clock), name, new TemplatePromptWriter(prompt, canary, this::nonce))));
        return new CircuitBreaker(
                new RetryingLineGenerator(one, config.attempts(), RETRY_PAUSE, clock), TOLERANCE, REST, clock);
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
