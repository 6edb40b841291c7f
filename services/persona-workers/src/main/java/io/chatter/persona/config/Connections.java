package io.chatter.persona.config;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where everything else of the platform is: the settings that all services share.
@Singleton
public class Connections {

    private final String bootstrapServers;
    private final String registryUrl;
    private final Path configs;

    Connections(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "chatter.schema-registry.url") String registryUrl,
            @ConfigProperty(name = "chatter.configs") Path configs) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
        this.configs = configs;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String registryUrl() {
        return registryUrl;
    }

    Path configs() {
        return configs;
    }
}
