package io.chatter.e2e.isolated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chatter.benchmark.ground.ServerProcess;
import io.chatter.broker.BrokerConfig;
import io.chatter.broker.LocalBroker;
import io.chatter.cli.stack.StackPorts;
import io.chatter.deployment.KafkaRights;
import io.chatter.deployment.ServiceAccess;
import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.ProvisioningException;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.TopicProvisioner;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import io.chatter.topics.TopicSpec.CleanupPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker over TLS with an authority of its own, SCRAM-SHA-512 as in k8s/, and for each service the rights that k8s/
/// gives it: enough for
/// the real services to work, and no more.
class SecuredBrokerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ADMIN = "admin";
    private static final String PLAIN = "PLAIN";
    private static final String SCRAM = "SCRAM-SHA-512";

    /// What services are given to keep for themselves, beside their passwords.
    private static final Map<String, String> KEYS = Map.of(
            "CHATTER_LLM_API_KEY", "llm-key-91ab7e",
            "CHATTER_MEMORY_MEM0_API_KEY", "mem0-key-5d20c4",
            "CHATTER_SPEECH_HTTP_API_KEY", "speech-key-c83f16",
            "CHATTER_GATEWAY_ACCESS_GUEST_KEY", "guest-key-27e9b0-long-enough");

    /// A model at an address where nobody answers, so that its key is used and its failures may be told.
    private static final Map<String, String> MODEL = Map.of(
            "CHATTER_LLM_PROVIDER", "openai",
            "CHATTER_LLM_MODEL", "a-model-out-of-reach",
            "CHATTER_LLM_BASE_URL", "http://127.0.0.1:1/v1",
            "CHATTER_MEMORY_EXTRACTION", "rule");

    @TempDir
    static Path folder;

    private static OwnAuthority authority;
    private static LocalBroker broker;
    private static StubRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        authority = OwnAuthority.in(Files.createDirectories(folder.resolve("ca")));
        BrokerConfig config = BrokerConfig.onFreePorts(folder.resolve("log"));
        broker = LocalBroker.start(config, secured());
        registry = StubRegistry.start();
        SchemaRegistryClient schemas = new SchemaRegistryClient(RegistryConfig.of(registry.address()));
        TopicCatalogue.all().forEach(topic -> schemas.register(topic.valueSubject(), topic.value()));
        try (Admin admin = Admin.create(client(ADMIN, password(ADMIN)))) {
            new TopicProvisioner(admin).provision(TopicCatalogue.all());
            admin.createAcls(bindings()).all().get();
            admin.alterUserScramCredentials(credentials()).all().get();
            // The controller has them before the broker heeds them.
            Set<AclBinding> given = Set.copyOf(bindings());
            await().atMost(PATIENCE)
                    .until(() -> admin.describeAcls(AclBindingFilter.ANY)
                            .values()
                            .get()
                            .containsAll(given));
            await().atMost(PATIENCE)
                    .until(() ->
                            admin.describeUserScramCredentials().users().get().size()
                                    == ServiceAccess.all().size());
        }
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
        broker.close();
    }

    @Test
    void shouldLetNobodyInWithoutTheAuthorityOrThePassword() {
        // Given
        Map<String, Object> noAuthority = client(ADMIN, password(ADMIN));
        noAuthority.remove("ssl.truststore.location");
        noAuthority.remove("ssl.truststore.type");

        // When, Then
        assertThatThrownBy(() -> topicsSeenBy(noAuthority))
                .hasRootCauseInstanceOf(Exception.class)
                .satisfies(failure -> assertThat(failure.getCause()).isInstanceOf(SslAuthenticationException.class));
        assertThatThrownBy(() -> topicsSeenBy(client(ADMIN, "a guess")))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> topicsSeenBy(client("trends", "a guess")))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void shouldGiveEachServiceItsOwnTopicsAndNoOther() throws Exception {
        for (ServiceAccess access : ServiceAccess.all()) {
            // When
            Map<String, Set<AclOperation>> allowed = allowed(access.service());

            // Then
            for (TopicSpec topic : TopicCatalogue.all()) {
                Set<AclOperation> operations = allowed.getOrDefault(topic.name(), Set.of());
                assertThat(operations.contains(AclOperation.READ))
                        .as("%s reads %s", access.service(), topic.name())
                        .isEqualTo(access.reads().contains(topic));
                assertThat(operations.contains(AclOperation.WRITE))
                        .as("%s writes %s", access.service(), topic.name())
                        .isEqualTo(access.writes().contains(topic));
                assertThat(operations)
                        .as("%s on %s", access.service(), topic.name())
                        .doesNotContain(AclOperation.DELETE, AclOperation.ALTER, AclOperation.ALTER_CONFIGS);
            }
        }
    }

    @Test
    void shouldKeepAWorkerFromWritingPastSafety() {
        try (Producer<String, byte[]> worker = new KafkaProducer<>(
                client("persona-workers", password("persona-workers")),
                new StringSerializer(),
                new ByteArraySerializer())) {
            assertThatThrownBy(() -> worker.send(
                                    new ProducerRecord<>(TopicCatalogue.CHAT_FIREHOSE.name(), "demo", new byte[1]))
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void shouldTellTheProvisioningJobToComeAgainWhenTopicsAreMissingThatItMayNotMake() {
        // Given
        TopicSpec missing = new TopicSpec(
                "made.later", "none", TopicCatalogue.CHAT_INGEST.value(), 1, Duration.ofDays(1), CleanupPolicy.DELETE);
        String job = "provision";

        // When, Then
        try (Admin admin = Admin.create(client(job, password(job)))) {
            assertThatThrownBy(() -> new TopicProvisioner(admin).provision(List.of(missing)))
                    .isInstanceOf(ProvisioningException.Retryable.class)
                    .hasMessageContaining("missing topics: [made.later, made.later.dlq]");
        }
    }

    @Test
    void shouldAnswerTheOperatorAndMakeNoBrokerAwayOfWhatTheGatewayMayNotSee() throws Exception {
        // Given: a letter of the last minutes
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), "demo", new byte[1]);
        letter.headers().add("__streams.errors.exception", "io.chatter.messaging.SchemaException".getBytes(UTF_8));
        try (Producer<String, byte[]> admin = new KafkaProducer<>(
                client(ADMIN, password(ADMIN)), new StringSerializer(), new ByteArraySerializer())) {
            admin.send(letter).get();
        }
        String[] why = {
            "why",
            "--json",
            "--over",
            "1",
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--registry",
            registry.address().toString()
        };

        // When
        String operator = run("operator", why).output();
        String gateway = run("chat-gateway", why).output();

        // Then
        assertThat(operator).contains("records-unreadable").doesNotContain("broker-away", "may not look");
        assertThat(gateway).contains("may not look").doesNotContain("broker-away", "records-unreadable");
    }

    @Test
    void shouldBeEnoughForEveryServiceToWork() throws Exception {
        // Given: all four, each as its own user
        List<Process> services = new ArrayList<>();
        StackPorts ports = StackPorts.free(1);
        try (Admin admin = Admin.create(client(ADMIN, password(ADMIN)))) {
            services.add(service("chat-gateway", ports.gateway()));
            services.add(service("stream-context", ports.streamContext()));
            services.add(service("trends", ports.trends()));
            services.add(service("persona-workers", ports.workers().getFirst()));
            chatter(
                    "provision",
                    "provision",
                    "--configs",
                    Path.of(System.getProperty("chatter.root"))
                            .toAbsolutePath()
                            .resolve("configs")
                            .toString());

            // When: the stream is heard, personas speak, safety judges, windows close
            await().atMost(PATIENCE)
                    .until(() -> records(admin, TopicCatalogue.STREAM_CONTEXT) > 0
                            && records(admin, TopicCatalogue.CHAT_FIREHOSE) > 0
                            && records(admin, TopicCatalogue.CHAT_TRENDS_FAST) > 0);

            // Then
            for (int port : List.of(
                    ports.gateway(),
                    ports.streamContext(),
                    ports.trends(),
                    ports.workers().getFirst())) {
                await().atMost(PATIENCE).until(() -> isReady(port));
            }
            String[] where = {
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--registry",
                registry.address().toString()
            };
            assertThat(chatter(
                            ADMIN,
                            "sql",
                            "select count(*) as lines from chat_firehose",
                            where[0],
                            where[1],
                            where[2],
                            where[3]))
                    .contains("lines");
            assertThat(chatter(ADMIN, "dlq", "list", where[0], where[1], where[2], where[3]))
                    .isNotEmpty();
            String logs = logs();
            assertThat(logs).doesNotContain("AuthorizationException").contains("gateway.started", "worker.started");
            ServiceAccess.all().forEach(access -> assertThat(logs).doesNotContain(password(access.service())));
            assertThat(KEYS.values()).noneMatch(logs::contains);
        } finally {
            services.forEach(Process::destroy);
            for (Process service : services) {
                service.waitFor();
            }
        }
    }

    /// Services log in as k8s/ has them do it; the administrator by the broker's own list, for somebody must be there
    /// before there are credentials.
    private static Map<String, String> secured() {
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", PLAIN + "," + SCRAM);
        settings.put("sasl.mechanism.inter.broker.protocol", PLAIN);
        settings.put(
                "listener.name.client.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + ADMIN
                        + "\" password=\"" + password(ADMIN) + "\" user_" + ADMIN + "=\"" + password(ADMIN) + "\";");
        settings.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        for (String store : List.of("keystore", "truststore")) {
            settings.put("ssl." + store + ".location", authority.brokerStore().toString());
            settings.put("ssl." + store + ".type", "PKCS12");
            settings.put("ssl." + store + ".password", OwnAuthority.SECRET);
        }
        settings.put("ssl.key.password", OwnAuthority.SECRET);
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
        return settings;
    }

    private static String password(String user) {
        return "pw-of-" + user + "-3f9c";
    }

    private static Map<String, String> environment(String user, String password) {
        return Map.of(
                KafkaSecurity.PROTOCOL,
                "SASL_SSL",
                KafkaSecurity.MECHANISM,
                user.equals(ADMIN) ? PLAIN : SCRAM,
                KafkaSecurity.USER,
                user,
                KafkaSecurity.PASSWORD,
                password,
                KafkaSecurity.TRUSTSTORE,
                authority.certificate().toString());
    }

    private static Map<String, Object> client(String user, String password) {
        Map<String, Object> settings =
                new HashMap<>(KafkaSecurity.of(environment(user, password)).clientSettings());
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("default.api.timeout.ms", 10_000);
        settings.put("request.timeout.ms", 5_000);
        return settings;
    }

    private static Set<String> topicsSeenBy(Map<String, Object> client)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(client);
        try (Admin admin = Admin.create(settings)) {
            return admin.listTopics().names().get();
        }
    }

    private static Map<String, Set<AclOperation>> allowed(String user) throws Exception {
        Map<String, Set<AclOperation>> allowed = new HashMap<>();
        try (Admin admin = Admin.create(client(user, password(user)))) {
            for (String topic : new HashSet<>(admin.listTopics().names().get())) {
                allowed.put(
                        topic,
                        admin.describeTopics(
                                        List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                                .allTopicNames()
                                .get()
                                .get(topic)
                                .authorizedOperations());
            }
        }
        return allowed;
    }

    private static List<UserScramCredentialAlteration> credentials() {
        ScramCredentialInfo salted = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
        return ServiceAccess.all().stream()
                .<UserScramCredentialAlteration>map(access ->
                        new UserScramCredentialUpsertion(access.service(), salted, password(access.service())))
                .toList();
    }

    private static List<AclBinding> bindings() {
        List<AclBinding> bindings = new ArrayList<>();
        for (ServiceAccess access : ServiceAccess.all()) {
            for (KafkaRights.Right right : KafkaRights.of(access)) {
                ResourcePattern pattern = new ResourcePattern(
                        ResourceType.valueOf(right.type().name()),
                        right.name(),
                        right.prefix() ? PatternType.PREFIXED : PatternType.LITERAL);
                right.operations()
                        .forEach(operation -> bindings.add(new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:" + access.service(),
                                        "*",
                                        AclOperation.valueOf(operation),
                                        AclPermissionType.ALLOW))));
            }
        }
        return bindings;
    }

    private static Process service(String name, int port) throws IOException {
        Path root = Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                root.resolve("services/" + name + "/target/quarkus-app/quarkus-run.jar")
                        .toString());
        builder.environment().putAll(environment(name, password(name)));
        builder.environment().putAll(KEYS);
        builder.environment().putAll(MODEL);
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                        "CHATTER_SCHEMA_REGISTRY_URL", registry.address().toString(),
                        "CHATTER_CONFIGS", root.resolve("configs").toString(),
                        "CHATTER_DATA_DIR", folder.resolve(name).toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(port)));
        return ServerProcess.startChild(builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile()));
    }

    /// What a command printed, and how it ended.
    private record Ran(int code, String output) {}

    /// Runs `./chatter` as one of the users, which must succeed.
    ///
    /// @return all that it printed
    private static String chatter(String user, String... arguments) throws Exception {
        Ran ran = run(user, arguments);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output();
    }

    private static Ran run(String user, String... arguments) throws Exception {
        Path root = Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of(root.resolve("chatter").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment(user, password(user)));
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                        "CHATTER_SCHEMA_REGISTRY_URL", registry.address().toString()));
        Path output = folder.resolve(arguments[0] + ".out");
        Process process =
                ServerProcess.startChild(builder.redirectErrorStream(true).redirectOutput(output.toFile()));
        int code = process.waitFor();
        return new Ran(code, Files.readString(output));
    }

    private static long records(Admin admin, TopicSpec topic) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            wanted.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
        return admin.listOffsets(wanted).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static boolean isReady(int port) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
            return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                logs.append(Files.readString(file));
            }
        }
        return logs.toString();
    }
}
