package io.chatter.persona.runtime;

import io.chatter.persona.config.LlmConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A remote model with everything else as it is by default.
record RemoteLlm(URI address, LlmConfig.Fallback fallback) implements LlmConfig {

    @Override
    public Provider provider() {
        return Provider.OPENAI;
    }

    @Override
    public Optional<URI> baseUrl() {
        return Optional.of(address);
    }

    @Override
    public Optional<String> apiKey() {
        return Optional.empty();
    }

    @Override
    public Optional<String> model() {
        return Optional.of("tiny");
    }

    @Override
    public String prompt() {
        return "chat-line";
    }

    @Override
    public int concurrency() {
        return 8;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(8);
    }

    @Override
    public int maxTokens() {
        return 80;
    }

    @Override
    public int attempts() {
        return 2;
    }

    @Override
    public BudgetConfig budget() {
        return new Unlimited();
    }

    @Override
    public PriceConfig price() {
        return new Gratis();
    }

    record Unlimited() implements LlmConfig.BudgetConfig {
        @Override
        public long tokensPerMinute() {
            return 0;
        }

        @Override
        public double dollarsPerMinute() {
            return 0;
        }

        @Override
        public double extractionShare() {
            return 0.2;
        }
    }

    record Gratis() implements LlmConfig.PriceConfig {
        @Override
        public double input() {
            return 0;
        }

        @Override
        public double output() {
            return 0;
        }
    }
}
