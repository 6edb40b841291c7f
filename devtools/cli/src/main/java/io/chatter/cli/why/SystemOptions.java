package io.chatter.cli.why;

import io.chatter.cli.CliFailure;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.RunState;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackSession;
import io.chatter.diagnosis.source.ServiceAddress;
import io.chatter.diagnosis.source.SystemAddress;
import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.RegistryConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which system is asked: the running stack, unless brokers, registry and processes are named.
final class SystemOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Read from these brokers (default: the running stack's).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry with Confluent's API (default: the running stack's).")
    private @Nullable URI registry;

    @Option(
            names = "--service",
            paramLabel = "NAME=URL",
            description = "A further process of chatter; may be repeated.")
    private Map<String, URI> services = Map.of();

    SystemAddress address(StackFolders folders) {
        String servers = bootstrapServers;
        URI schemas = registry;
        List<ServiceAddress> addresses = new ArrayList<>();
        if (servers == null || schemas == null) {
            RunState state = new StackSession(folders, new Progress(System.err)).require();
            Endpoints running = state.endpoints();
            servers = servers == null ? running.bootstrapServers() : servers;
            schemas = schemas == null ? running.registryUrl() : schemas;
            state.services()
                    .forEach(entry -> addresses.add(
                            new ServiceAddress(entry.name(), URI.create("http://127.0.0.1:" + entry.port()))));
        }
        services.forEach((name, base) -> addresses.add(service(name, base)));
        Map<String, Object> kafka = new HashMap<>(KafkaSecurity.ofProcess().clientSettings());
        kafka.put("bootstrap.servers", servers);
        return new SystemAddress(kafka, RegistryConfig.of(schemas), addresses);
    }

    private static ServiceAddress service(String name, URI base) {
        try {
            return new ServiceAddress(name, base);
        } catch (IllegalArgumentException e) {
            throw new CliFailure("--service " + e.getMessage(), "Name the process's own HTTP server", e);
        }
    }
}
