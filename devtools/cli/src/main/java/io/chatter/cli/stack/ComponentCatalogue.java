package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import io.chatter.cli.access.DeveloperKeys;
import io.chatter.cli.stack.ServiceTable.Heap;
import io.chatter.cli.stack.ServiceTable.Service;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says how each component is run: class paths, flags, environment.
public final class ComponentCatalogue {

    public static final String BROKER = "broker";
    public static final String REGISTRY = "registry";

    private static final List<String> EVERY_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /// Options for every process of the stack, after its own: what an operator wants otherwise, or a test.
    private static final String JVM_OPTIONS = "CHATTER_JVM_OPTIONS";

    /// The start asks for readiness many times a second; the answers are no news.
    private static final String QUIET_HEALTH = "-Dquarkus.log.category.\"io.smallrye.health\".level=WARN";

    /// Set by whoever has an issuer of tokens; else the stack's own keys count.
    private static final String TOKEN_KEYS = "MP_JWT_VERIFY_PUBLICKEY_LOCATION";

    private final StackFolders folders;
    private final StackPorts ports;
    private final Endpoints endpoints;
    private final Path configs;

    /// @param configs the configs folder that the services read
    public ComponentCatalogue(StackFolders folders, StackPorts ports, Path configs) {
        this(folders, ports, Endpoints.of(ports), configs);
    }

    /// @param endpoints where the services find Kafka, if not at the stack's own broker
    ComponentCatalogue(StackFolders folders, StackPorts ports, Endpoints endpoints, Path configs) {
        this.folders = folders;
        this.ports = ports;
        this.endpoints = endpoints;
        this.configs = configs.toAbsolutePath();
    }

    public ComponentSpec broker() {
        Path module = folders.root().resolve("libs/local-broker/target");
        List<Path> jars = new ArrayList<>(jarsIn(module, 1));
        jars.addAll(jarsIn(module.resolve("lib"), 1));
        return new ComponentSpec(
                BROKER,
                jars,
                jvm(Heap.fixed(256), List.of()),
                List.of(
                        "-cp",
                        classPath(jars),
                        "io.chatter.broker.LocalBrokerProcess",
                        folders.broker().toString(),
                        Endpoints.HOST,
                        Integer.toString(ports.broker()),
                        Integer.toString(ports.controller())),
                Map.of(),
                List.of(ports.broker(), ports.controller()),
                new Readiness.Connects(Endpoints.HOST, ports.broker()));
    }

    /// Apicurio Registry on one flat class path: its own class loader would keep a start-up cache from working.
    public ComponentSpec registry() {
        Path home = folders.root().resolve("devtools/cli/target/registry");
        List<Path> jars = Stream.of("quarkus", "app", "lib/boot", "lib/main")
                .flatMap(part -> jarsIn(home.resolve(part), 1).stream())
                .toList();
        String database = "jdbc:h2:file:" + folders.registry().resolve("registry");
        return new ComponentSpec(
                REGISTRY,
                jars,
                jvm(Heap.fixed(192), List.of("-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.lang=ALL-UNNAMED")),
                List.of("-cp", classPath(jars), "io.quarkus.runner.GeneratedMain"),
                Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", Endpoints.HOST),
                        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.registry())),
                        Map.entry("QUARKUS_MANAGEMENT_HOST", Endpoints.HOST),
                        Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.registryManagement())),
                        Map.entry("QUARKUS_OTEL_SDK_DISABLED", "true"),
                        Map.entry("APICURIO_DATASOURCE_URL", database),
                        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2"),
                        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2"),
                        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"),
                        Map.entry("QUARKUS_LOG_LEVEL", "WARN"),
                        Map.entry("QUARKUS_BANNER_ENABLED", "false")),
                List.of(ports.registry(), ports.registryManagement()),
                new Readiness.Answers(URI.create(endpoints.registryUrl() + "/subjects")));
    }

    /// The services, gateway first.
    ///
    /// @throws CliFailure when one is not built
    public List<ComponentSpec> services() {
        return ServiceTable.services(ports).stream().map(this::service).toList();
    }

    private ComponentSpec service(Service service) {
        Path application = folders.root().resolve(service.module()).resolve("target/quarkus-app");
        Path launcher = application.resolve("quarkus-run.jar");
        if (!Files.isRegularFile(launcher)) {
            throw new CliFailure(
                    service.name() + " is not built: " + launcher + " is missing",
                    "Run `./chatter up` without --no-build, or ./mvnw package");
        }
        return new ComponentSpec(
                service.name(),
                jarsIn(application, 4),
                jvm(service.heap(), List.of(QUIET_HEALTH)),
                List.of("-jar", launcher.toString()),
                environment(service),
                List.of(service.port()),
                Readiness.Answers.ofService(service.port()));
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", endpoints.bootstrapServers(),
                "CHATTER_SCHEMA_REGISTRY_URL", endpoints.registryUrl().toString(),
                "CHATTER_CONFIGS", configs.toString(),
                "CHATTER_DATA_DIR", folders.service(service.name()).toString(),
                "QUARKUS_HTTP_HOST", Endpoints.HOST,
                "QUARKUS_HTTP_PORT", Integer.toString(service.port())));
        if (service.name().equals(ServiceTable.GATEWAY)) {
            environment.put("CHATTER_GATEWAY_STATUS_OPEN", "true");
            environment.put("CHATTER_GATEWAY_STATUS_SERVICES", statusAddresses());
        }
        if (service.name().equals(ServiceTable.GATEWAY) && System.getenv(TOKEN_KEYS) == null) {
            environment.put(
                    TOKEN_KEYS, DeveloperKeys.in(folders.keys()).publicKey().toString());
            environment.put("MP_JWT_VERIFY_PUBLICKEY_ALGORITHM", DeveloperKeys.ALGORITHM);
            environment.put("MP_JWT_VERIFY_ISSUER", DeveloperKeys.ISSUER);
        }
        return environment;
    }

    /// What the status page looks at: every service of this stack.
    private String statusAddresses() {
        return ServiceTable.services(ports).stream()
                .map(service -> service.name() + "=http://" + Endpoints.HOST + ":" + service.port())
                .collect(Collectors.joining(","));
    }

    private static List<String> jvm(Heap heap, List<String> more) {
        List<String> flags = new ArrayList<>();
        flags.add("-Xms" + heap.initialMb() + "m");
        flags.add("-Xmx" + heap.maximumMb() + "m");
        flags.addAll(EVERY_JVM);
        flags.addAll(more);
        String options = System.getenv().getOrDefault(JVM_OPTIONS, "").strip();
        if (!options.isEmpty()) {
            flags.addAll(List.of(options.split("\\s+")));
        }
        return flags;
    }

    private static String classPath(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jarsIn(Path folder, int depth) {
        try (Stream<Path> content =
                Files.find(folder, depth, (path, attributes) -> path.toString().endsWith(".jar"))) {
            return content.sorted().toList();
        } catch (IOException e) {
            throw new CliFailure(
                    folder + " is missing or cannot be read", "Run ./mvnw package -DskipTests to build it", e);
        }
    }
}
