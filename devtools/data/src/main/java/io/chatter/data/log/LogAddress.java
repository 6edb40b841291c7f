package io.chatter.data.log;

import io.chatter.data.DataFailure;
import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Where topics and schemas are reached.
///
/// @param bootstrapServers of Kafka clients
/// @param registry base of the registry's Confluent API
/// @param security who reads, and whom it believes
public record LogAddress(String bootstrapServers, URI registry, KafkaSecurity security) {

    /// As the environment of this process says: the same variables as those of the services.
    public LogAddress(String bootstrapServers, URI registry) {
        this(bootstrapServers, registry, KafkaSecurity.ofProcess());
    }

    /// Settings that every Kafka client of this package begins with.
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(security.clientSettings());
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put(RegistryConfig.ADDRESS, registry.toString());
        return settings;
    }

    /// What it means for a reader that the registry does not answer.
    public DataFailure unanswered(SchemaException.Retryable cause) {
        return new DataFailure(
                "The schema registry at " + registry + " does not answer (" + cause.getMessage() + ")",
                "Look whether it runs, with `./chatter status`, and run it again",
                cause);
    }
}
