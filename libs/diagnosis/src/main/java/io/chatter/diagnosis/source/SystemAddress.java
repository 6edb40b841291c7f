package io.chatter.diagnosis.source;

import io.chatter.messaging.RegistryConfig;
import java.util.List;
import java.util.Map;

/// Where a running system is reached.
///
/// @param kafka settings of every Kafka client, `bootstrap.servers` among them
/// @param services its processes
public record SystemAddress(Map<String, Object> kafka, RegistryConfig registry, List<ServiceAddress> services) {

    public SystemAddress {
        kafka = Map.copyOf(kafka);
        services = List.copyOf(services);
    }
}
