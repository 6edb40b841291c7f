package io.chatter.benchmark.ground;

import io.chatter.cli.access.DeveloperKeys;
import io.chatter.cli.stack.ComponentCatalogue;
import io.chatter.cli.stack.ComponentSpec;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.ServiceTable;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackPorts;
import io.chatter.configuration.ChatterConfiguration;
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
import java.util.stream.Collectors;
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
            personas: [%s]
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
    private final List<Worker> workers = new ArrayList<>();
    private final List<Trends> trends = new ArrayList<>();

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
        writeConfigs(root, configs(folders), rooms);
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

    /// Starts a persona worker and returns when it is ready.
    ///
    /// @param settings in addition to those of `./chatter up`, as environment variables
    public Worker worker(Map<String, String> settings) throws IOException, InterruptedException {
        return worker(StackPorts.free(1).workers().getFirst(), settings);
    }

    /// The same on a port that was chosen before, so that it can be watched while it starts.
    public Worker worker(int port, Map<String, String> settings) throws IOException, InterruptedException {
        StackPorts own = new StackPorts(
                ports.gateway(),
                ports.broker(),
                ports.controller(),
                ports.registry(),
                ports.registryManagement(),
                ports.streamContext(),
                ports.trends(),
                List.of(port));
        ComponentSpec spec = new ComponentCatalogue(folders, own, configs(folders))
                .services().stream()
                        .filter(service -> service.name().equals(ServiceTable.WORKERS))
                        .findFirst()
                        .orElseThrow();
        Worker worker = new Worker(ServerProcess.start(spec.with(settings), folders.log("worker-" + port)), port);
        workers.add(worker);
        return worker;
    }

    /// Starts an instance of trends and returns when it is ready.
    ///
    /// @param heapMb its largest heap, which is for more rooms than those of `./chatter up`
    public Trends trends(int heapMb) throws IOException, InterruptedException {
        int port = StackPorts.free(1).trends();
        StackPorts own = new StackPorts(
                ports.gateway(),
                ports.broker(),
                ports.controller(),
                ports.registry(),
                ports.registryManagement(),
                ports.streamContext(),
                port,
                ports.workers());
        String name = ServiceTable.TRENDS + "-" + port;
        ComponentSpec spec = new ComponentCatalogue(folders, own, configs(folders))
                .services().stream()
                        .filter(service -> service.name().equals(ServiceTable.TRENDS))
                        .findFirst()
                        .orElseThrow()
                        .with(Map.of("CHATTER_DATA_DIR", folders.service(name).toString()))
                        .withFlags(List.of("-Xmx" + heapMb + "m"));
        Trends instance = new Trends(ServerProcess.start(spec, folders.log(name)), port);
        trends.add(instance);
        return instance;
    }

    /// Where its broker and registry are, for what needs more than an address.
    public Endpoints endpoints() {
        return Endpoints.of(ports);
    }

    /// What its gateways trust.
    public DeveloperKeys developerKeys() {
        return DeveloperKeys.in(folders.keys());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Worker worker : workers) {
            worker.process().stop();
        }
        for (Trends instance : trends) {
            instance.process().stop();
        }
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

    /// @return names of the files
    private static List<String> copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            List<Path> copied = files.sorted().toList();
            for (Path file : copied) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return copied.stream().map(file -> file.getFileName().toString()).toList();
        }
    }

    /// What its processes are configured with.
    public ChatterConfiguration configuration() {
        return ChatterConfiguration.load(configs(folders));
    }

    private static Path configs(StackFolders folders) {
        return folders.data().resolve("configs");
    }

    /// The rooms have all authored personas; whether they are there is the roster's business.
    private static void writeConfigs(Path root, Path configs, List<String> rooms) throws IOException {
        Files.createDirectories(configs.resolve("rooms"));
        Files.createDirectories(configs.resolve("moderation"));
        copy(root.resolve("configs/prompts"), configs.resolve("prompts"));
        String personas = copy(root.resolve("configs/personas"), configs.resolve("personas")).stream()
                .map(file -> file.replace(".yaml", ""))
                .collect(Collectors.joining(", "));
        Files.writeString(configs.resolve("moderation/default.yaml"), MODERATION);
        for (String room : rooms) {
            Files.writeString(configs.resolve("rooms/" + room + ".yaml"), ROOM.formatted(room, personas));
        }
    }
}
