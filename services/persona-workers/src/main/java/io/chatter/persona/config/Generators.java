package io.chatter.persona.config;

import dev.langchain4j.model.chat.ChatModel;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.Prompt;
import io.chatter.observability.EventLog;
import io.chatter.persona.Budget;
import io.chatter.persona.Circuit;
import io.chatter.persona.CircuitBreaker;
import io.chatter.persona.DeadlineLineGenerator;
import io.chatter.persona.FallbackLineGenerator;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.GeneratorDecorator;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.ModelObserver;
import io.chatter.persona.RetryingLineGenerator;
import io.chatter.persona.RosterShare;
import io.chatter.persona.Spending;
import io.chatter.persona.house.HouseChatModel;
import io.chatter.persona.langchain4j.AccountedModel;
import io.chatter.persona.langchain4j.ChatModelExtractor;
import io.chatter.persona.langchain4j.ChatModelLineGenerator;
import io.chatter.persona.langchain4j.ExcerptPrompt;
import io.chatter.persona.langchain4j.RemoteModel;
import io.chatter.persona.langchain4j.TemplatePromptWriter;
import io.chatter.persona.langchain4j.TurnPromptWriter;
import io.chatter.persona.memory.Extractor;
import io.chatter.persona.memory.GuardedExtractor;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/// Builds the generator that the configuration asks for.
public final class Generators {

    private static final EventLog LOG = EventLog.of(Generators.class);
    private static final String HOUSE = "house";
    private static final String EXTRACTION_PROMPT = "memory-extraction";
    private static final int NONCE_BYTES = 8;
    private static final int EXTRACTION_TOKENS = 700;
    private static final int TOLERANCE = 4;
    private static final Duration REST = Duration.ofSeconds(15);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(400);
    /// Nobody waits for it, and its answers are long.
    private static final Duration EXTRACTION_DEADLINE = Duration.ofSeconds(30);

    private final LlmConfig config;
    private final ChatterConfiguration configuration;
    private final String canary;
    private final ModelObserver observer;
    private final Clock clock;
    private final Spending speaking;
    private final Spending extracting;
    private final SecureRandom random = new SecureRandom();

    /// @param canary goes into the system text of remote models
    /// @param share of the budgets that is this worker's
    /// @param observer told what remote models take, and why they fail
    public Generators(
            LlmConfig config,
            ChatterConfiguration configuration,
            String canary,
            RosterShare share,
            ModelObserver observer,
            Clock clock) {
        this.config = config;
        this.configuration = configuration;
        this.canary = canary;
        this.observer = observer;
        this.clock = clock;
        double extractionShare = config.budget().extractionShare();
        this.speaking = new Budget(limits(config).part(1 - extractionShare), share, observer, clock);
        this.extracting = new Budget(limits(config).part(extractionShare), share, observer, clock);
    }

    private static Budget.Limits limits(LlmConfig config) {
        return new Budget.Limits(
                config.budget().tokensPerMinute(),
                config.budget().dollarsPerMinute(),
                config.price().input(),
                config.price().output());
    }

    /// @param decorator of each model
    /// @throws IllegalArgumentException naming the setting that is wrong, and the mend
    public LineGenerator build(GeneratorDecorator decorator) {
        return switch (config.provider()) {
            case HOUSE -> house(decorator);
            case OPENAI, ANTHROPIC -> {
                LineGenerator remote = remote(decorator);
                yield config.fallback() == LlmConfig.Fallback.HOUSE
                        ? new FallbackLineGenerator(remote, house(decorator))
                        : remote;
            }
        };
    }

    private LineGenerator house(GeneratorDecorator decorator) {
        return decorator.decorate(HOUSE, new ChatModelLineGenerator(houseModel(), new TurnPromptWriter()));
    }

    /// Whether memories are drawn by a remote model.
    boolean extractsByModel(MemoryConfig memory) {
        return config.provider() != LlmConfig.Provider.HOUSE && memory.extraction() == MemoryConfig.Extraction.MODEL;
    }

    /// Draws memories: by a remote model where one is configured and wanted, by rule else.
    Extractor extractor(MemoryConfig memory) {
        if (!extractsByModel(memory)) {
            return new ChatModelExtractor(houseModel(), ExcerptPrompt.local());
        }
        Prompt prompt = prompt(EXTRACTION_PROMPT);
        Extractor remote = new ChatModelExtractor(
                connect(EXTRACTION_TOKENS, EXTRACTION_DEADLINE, extracting),
                ExcerptPrompt.remote(prompt, canary, this::nonce));
        return new GuardedExtractor(remote, EXTRACTION_DEADLINE, circuit(), observer::failed);
    }

    private LineGenerator remote(GeneratorDecorator decorator) {
        String name = modelName();
        Prompt prompt = prompt(config.prompt());
        LOG.info("llm.remote", "model", name, "base_url", baseUrl());
        LineGenerator one = decorator.decorate(
                name,
                new DeadlineLineGenerator(new ChatModelLineGenerator(
                        connect(config.maxTokens(), config.deadline(), speaking),
                        new TemplatePromptWriter(prompt, canary, this::nonce))));
        return new CircuitBreaker(new RetryingLineGenerator(one, config.attempts(), RETRY_PAUSE, clock), circuit());
    }

    private Circuit circuit() {
        return new Circuit(TOLERANCE, REST, () -> observer.failed(Cause.CIRCUIT_OPEN), clock);
    }

    private AccountedModel connect(int maxTokens, Duration timeout, Spending spending) {
        ChatModel model = new RemoteModel(
                        dialect(), baseUrl(), config.apiKey().orElse("none"), modelName(), timeout, maxTokens)
                .connect(clock);
        return new AccountedModel(model, modelName(), maxTokens, spending);
    }

    private static AccountedModel houseModel() {
        return new AccountedModel(new HouseChatModel(), HOUSE, 0, Spending.FREE);
    }

    private RemoteModel.Dialect dialect() {
        return config.provider() == LlmConfig.Provider.ANTHROPIC
                ? RemoteModel.Dialect.ANTHROPIC
                : RemoteModel.Dialect.OPENAI;
    }

    private URI baseUrl() {
        return config.baseUrl().orElse(dialect().home());
    }

    private String modelName() {
        return config.model()
                .orElseThrow(() -> new IllegalArgumentException(
                        "CHATTER_LLM_MODEL is missing: name the model that " + baseUrl() + " serves"));
    }

    private Prompt prompt(String id) {
        Prompt prompt = configuration.prompts().get(id);
        if (prompt == null) {
            throw new IllegalArgumentException("There is no prompt " + id + " in configs/prompts; there are "
                    + configuration.prompts().keySet());
        }
        return prompt;
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
