package io.chatter.persona.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What agents remember, and where: `CHATTER_MEMORY_*`.
@ConfigMapping(prefix = "chatter.memory")
public interface MemoryConfig {

    /// EMBEDDED is the topic persona.memory with an index in RAM; NONE forgets everything with the process.
    enum Provider {
        EMBEDDED,
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
}
