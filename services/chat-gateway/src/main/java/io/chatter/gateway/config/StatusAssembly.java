package io.chatter.gateway.config;

import io.chatter.diagnosis.source.SystemAddress;
import io.chatter.gateway.status.StatusReport;
import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.RegistryConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts together what the status page looks at.
@Singleton
public class StatusAssembly {

    @Produces
    @Singleton
    StatusReport status(
            GatewayConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "chatter.schema-registry.url") String registryUrl) {
        Map<String, Object> kafka = new HashMap<>(KafkaSecurity.ofProcess().clientSettings());
        kafka.put("bootstrap.servers", bootstrapServers);
        SystemAddress system = new SystemAddress(
                kafka,
                RegistryConfig.of(URI.create(registryUrl)),
                StatusReport.services(config.status().services()));
        return new StatusReport(config.status().open(), system, Clock.systemUTC());
    }
}
