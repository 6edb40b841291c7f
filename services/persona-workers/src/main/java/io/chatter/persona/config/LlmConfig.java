package io.chatter.persona.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Which model writes the lines: `CHATTER_LLM_*`.
@ConfigMapping(prefix = "chatter.llm")
public interface LlmConfig {

    /// HOUSE needs nothing; OPENAI is any server with OpenAI's chat completions; ANTHROPIC is Anthropic's API.
    enum Provider {
        HOUSE,
        OPENAI,
        ANTHROPIC
    }

    /// What writes a line that the remote model could not: the house model, or nothing.
    enum Fallback {
        HOUSE,
        SILENT
    }

    @WithDefault("house")
    Provider provider();

    /// Base URL up to and with /v1; the provider's own by default.
    Optional<URI> baseUrl();

    Optional<String> apiKey();

    /// Model name; needed for OPENAI and ANTHROPIC.
    Optional<String> model();

    @WithDefault("house")
    Fallback fallback();

    /// Id of the prompt in configs/prompts.
    @WithDefault("chat-line")
    String prompt();

    /// Lines that are asked of a model at once in this process. Drawing memories makes up to 4 calls beside them.
    @WithDefault("8")
    int concurrency();

    /// Until a line must be there.
    @WithDefault("8s")
    Duration deadline();

    /// Longest answer in tokens.
    @WithDefault("80")
    int maxTokens();

    /// Calls for one line, the first included.
    @WithDefault("2")
    int attempts();

    /// Ceiling on what a room may spend in a minute, all workers together: each may spend as much of it as it has of
    /// the
    /// roster's partitions.
    BudgetConfig budget();

    interface BudgetConfig {

        /// Tokens of prompts and answers; 0 for no ceiling.
        @WithDefault("60000")
        long tokensPerMinute();

        /// Dollars, by the prices below; 0 for no ceiling.
        @WithDefault("0")
        double dollarsPerMinute();

        /// Share of both ceilings that is kept for drawing memories, more than 0 and less than 1; lines have the rest.
        /// Neither takes what is the other's.
        @WithDefault("0.2")
        double extractionShare();
    }

    /// Dollars for a million tokens.
    PriceConfig price();

    interface PriceConfig {

        /// Of prompts.
        @WithDefault("0")
        double input();

        /// Of answers.
        @WithDefault("0")
        double output();
    }
}
