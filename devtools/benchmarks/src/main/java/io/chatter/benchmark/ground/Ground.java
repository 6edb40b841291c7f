package io.chatter.benchmark.ground;

import io.chatter.cli.stack.ComponentCatalogue;
import io.chatter.cli.stack.ComponentSpec;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.ServiceTable;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackPorts;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.TopicProvisioner;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/// A broker with all topics, a registry with all schemas and as many gateways as asked for, on free ports and in a
/// folder of their own, which goes with them. Processes are run with the flags and settings of `./chatter up`. Only
/// the registry is a stand-in: in this JVM, over the real protocol, for it is asked a handful of times.
///
/// Owned by one thread.
public final class Ground implements AutoCloseable {

    private static final String ROOM = """
            id: %s
            title: Under load
            source:
              kind: none
            access:
              guests_may_post: true
            personas: []
            moderation: default
            """;
    private static final String MODERATION = """
            id: default
            description: As strict as a public room.
            level: 2
            """;

    private final StackFolders folders;
    private final StackPorts ports;
    private final StubRegistry registry;
    private final ServerProcess broker;
    private final List<Gateway> gateways = new ArrayList<>();

    private Ground(StackFolders folders, StackPorts ports, StubRegistry registry, ServerProcess broker) {
        this.folders = folders;
        this.ports = ports;
        this.registry = registry;
        this.broker = broker;
    }

    /// Starts everything but gateways.
    ///
    /// @param root folder of the checkout, with chat-gateway and local-broker built
    /// @param rooms their ids
    public static Ground start(Path root, List<String> rooms) throws IOException, InterruptedException {
        StackFolders folders = new StackFolders(root, Files.createTempDirectory("chatter-ground"));
        Files.createDirectories(folders.logs());
        writeConfigs(configs(folders), rooms);
        StubRegistry registry = StubRegistry.start();
        StackPorts free = StackPorts.free(1);
        StackPorts ports = new StackPorts(
                free.gateway(),
                free.broker(),
                free.controller(),
                registry.address().getPort(),
                free.registryManagement(),
                free.streamContext(),
                free.trends(),
                free.workers());
        ComponentSpec spec = new ComponentCatalogue(folders, ports, configs(folders)).broker();
        Ground ground =
                new Ground(folders, ports, registry, ServerProcess.start(spec, folders.log(ComponentCatalogue.BROKER)));
        ground.provision();
        return ground;
    }

    public String bootstrapServers() {
        return Endpoints.of(ports).bootstrapServers();
    }

    public String registryUrl() {
        return Endpoints.of(ports).registryUrl().toString();
    }

    public ServerProcess broker() {
        return broker;
    }

    /// Starts a gateway on a port of its own and returns when it is ready.
    public Gateway gateway() throws IOException, InterruptedException {
        int port = StackPorts.free(1).gateway();
        return gateway(port);
    }

    /// Starts a gateway, on the port of one that has ended: the same replica in another life.
    public Gateway gateway(int port) throws IOException, InterruptedException {
        ComponentSpec spec = new ComponentCatalogue(folders, ports.withGateway(port), configs(folders))
                .services().stream()
                        .filter(service -> service.name().equals(ServiceTable.GATEWAY))
                        .findFirst()
                        .orElseThrow();
        Gateway gateway = new Gateway(ServerProcess.start(spec, folders.log("gateway-" + port)), port);
        gateways.add(gateway);
        return gateway;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Gateway gateway : gateways) {
            gateway.process().stop();
        }
        broker.stop();
        registry.close();
        try (Stream<Path> content = Files.walk(folders.data())) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void provision() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            new TopicProvisioner(admin).provision(TopicCatalogue.all());
        }
        SchemaRegistryClient schemas = new SchemaRegistryClient(RegistryConfig.of(registry.address()));
        TopicCatalogue.all().forEach(topic -> schemas.register(topic.valueSubject(), topic.value()));
    }

    private static Path configs(StackFolders folders) {
        return folders.data().resolve("configs");
    }

    private static void writeConfigs(Path configs, List<String> rooms) throws IOException {
        for (String folder : List.of("rooms", "moderation", "personas", "prompts")) {
            Files.createDirectories(configs.resolve(folder));
        }
        Files.writeString(configs.resolve("moderation/default.yaml"), MODERATION);
        for (String room : rooms) {
            Files.writeString(configs.resolve("rooms/" + room + ".yaml"), ROOM.formatted(room));
        }
    }
}
