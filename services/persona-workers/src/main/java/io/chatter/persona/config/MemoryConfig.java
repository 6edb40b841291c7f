package io.chatter.persona.config;

import io.chatter.persona.mem0.Mem0Server;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What agents remember, and where: `CHATTER_MEMORY_*`.
@ConfigMapping(prefix = "chatter.memory")
public interface MemoryConfig {

    /// EMBEDDED is the topic persona.memory with an index in RAM; MEM0 is a Mem0 server; NONE forgets everything
    /// with the process.
    enum Provider {
        EMBEDDED,
        MEM0,
        NONE
    }

    /// How memories are drawn from chat: by RULE, or by the remote MODEL where one is configured.
    enum Extraction {
        RULE,
        MODEL
    }

    @WithDefault("embedded")
    Provider provider();

    @WithDefault("model")
    Extraction extraction();

    /// Time between two times that an agent's notes are read; 5 s by rule, 60 s by model.
    Optional<Duration> interval();

    /// Memories that come to mind at once.
    @WithDefault("4")
    int recalled();

    /// Memories of one agent that are kept.
    @WithDefault("64")
    int kept();

    /// Shortest time between two reflections of an agent.
    @WithDefault("3m")
    Duration reflection();

    /// The Mem0 server, for MEM0.
    Mem0Config mem0();

    interface Mem0Config {

        /// HOSTED is Mem0's own platform, SELF_HOSTED its open server.
        @WithDefault("self-hosted")
        Mem0Server.Dialect dialect();

        /// Without a trailing slash.
        @WithDefault("http://localhost:8888")
        URI baseUrl();

        Optional<String> apiKey();

        /// Longest wait for one answer.
        @WithDefault("2s")
        Duration timeout();
    }
}
