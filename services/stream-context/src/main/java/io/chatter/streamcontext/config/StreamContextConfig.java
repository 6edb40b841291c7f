package io.chatter.streamcontext.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings of the process; rooms are described in the configs folder.
@ConfigMapping(prefix = "chatter")
public interface StreamContextConfig {

    /// The folder with `rooms/`, `personas/` and the others.
    @WithDefault("configs")
    Path configs();

    /// A folder of this process's own, for what it unpacks; a temporary one when unset.
    Optional<Path> dataDir();

    /// An ffmpeg to use instead of the one on the search path.
    Optional<Path> ffmpeg();

    SchemaRegistry schemaRegistry();

    Speech speech();

    interface SchemaRegistry {
        /// Base address of the registry's Confluent-compatible interface. Kafka's connector gets it in
        /// application.properties, where its default stands.
        URI url();
    }

    interface Speech {
        /// Folder of PocketSphinx's model: `en-us`, `en-us.lm.bin`, `cmudict-en-us.dict`.
        @WithDefault("/usr/share/pocketsphinx/model/en-us")
        Path pocketsphinxModel();

        /// How far back transcript and events reach.
        @WithDefault("30s")
        Duration window();
    }
}
