package io.chatter.data.log;

import io.chatter.messaging.RegistryConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Where topics and schemas are reached.
///
/// @param bootstrapServers of Kafka clients
/// @param registry base of the registry's Confluent API
public record LogAddress(String bootstrapServers, URI registry) {

    /// Settings that every Kafka client of this package begins with.
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put(RegistryConfig.ADDRESS, registry.toString());
        return settings;
    }
}
