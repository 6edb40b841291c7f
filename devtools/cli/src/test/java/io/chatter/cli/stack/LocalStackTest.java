package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.cli.CliFailure;
import io.chatter.cli.kafka.BrokerTopics;
import io.chatter.cli.kafka.Roster;
import io.chatter.cli.kafka.StackProvisioning;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.configuration.StreamLexicon;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Boots the real broker and the real registry as child processes.
class LocalStackTest {

    private static final Path ROOT = Path.of(System.getProperty("chatter.root", "../.."));

    @TempDir
    Path data;

    private final Progress silent =
            new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    private final Clock clock = Clock.systemUTC();

    @AfterEach
    void end() throws InterruptedException {
        session().endKnown(Haste.NONE);
    }

    @Test
    void shouldProvisionARealBrokerAndRegistryOnceAndLeaveNoProcess() throws Exception {
        // Given
        UpRequest request = request();
        StackFolders folders = folders();
        folders.prepare();

        // When it starts, and again while it runs
        Endpoints endpoints = start(request);
        Endpoints again = start(request);

        // Then the same stack is provisioned
        assertThat(again).isEqualTo(endpoints);
        assertThat(new SchemaRegistryClient(RegistryConfig.of(endpoints.registryUrl())).subjects())
                .contains(TopicCatalogue.CHAT_FIREHOSE.valueSubject());
        assertThat(BrokerTopics.read(Optional.of(endpoints), TopicCatalogue.all()))
                .allSatisfy(topic -> assertThat(topic.records()).isNotNull());
        try (Roster roster = new Roster(endpoints)) {
            assertThat(roster.apply(roster.current()))
                    .isEqualTo(new Roster.Change(0, roster.current().size()));
        }

        // When it ends
        RunState state = session().require();
        session().end(state, Haste.NONE);

        // Then nothing is left of it
        assertThat(state.components())
                .hasSize(2)
                .noneMatch(entry -> entry.process().isAlive());
        assertThat(new ProcessLauncher(folders, ROOT).strays()).isEmpty();
        assertThat(folders.runState()).doesNotExist();
    }

    @Test
    void shouldRefuseATakenPortBeforeItStartsAnything() throws IOException {
        // Given
        StackFolders folders = folders();
        folders.prepare();
        LocalStack stack = new LocalStack(folders, silent, clock);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            // When, Then
            assertThatThrownBy(() -> stack.start(request(), _ -> {}, catalogue -> List.of(broken(catalogue, port))))
                    .isInstanceOf(CliFailure.class)
                    .hasMessageContaining("Port " + port + ", which broken needs, is taken");
        }
        assertThat(folders.runState()).doesNotExist();
        assertThat(folders.broker()).doesNotExist();
    }

    @Test
    void shouldSayHowToMendABrokerWhoseDataIsDamaged() throws Exception {
        // Given a broker's folder whose metadata was cut off
        StackFolders folders = folders();
        folders.prepare();
        Path damaged = Files.createDirectories(folders.broker()).resolve("meta.properties");
        Files.writeString(damaged, "node.id=1\nvers");
        LocalStack stack = new LocalStack(folders, silent, clock);

        // When, Then
        assertThatThrownBy(() -> stack.start(request(), _ -> {}, _ -> List.of()))
                .isInstanceOfSatisfying(CliFailure.class, failure -> {
                    assertThat(failure.line())
                            .contains("The broker did not start")
                            .contains(folders.broker().toString())
                            .contains("--fresh");
                    assertThat(failure.evidence()).isEmpty();
                });
        assertThat(damaged).hasContent("node.id=1\nvers");
    }

    @Test
    void shouldShowTheLogOfAComponentThatEndsWhileStarting() {
        // Given
        StackFolders folders = folders();
        folders.prepare();
        LocalStack stack = new LocalStack(folders, silent, clock);

        // When, Then
        assertThatThrownBy(() -> stack.start(request(), _ -> {}, catalogue -> List.of(broken(catalogue, freePort()))))
                .isInstanceOfSatisfying(CliFailure.class, failure -> {
                    assertThat(failure.line()).contains("broken ended while starting");
                    assertThat(failure.evidence()).anyMatch(line -> line.contains("NoSuchMainClass"));
                });
    }

    private static int freePort() {
        return StackPorts.free(1).gateway();
    }

    private static ComponentSpec broken(ComponentCatalogue catalogue, int port) {
        ComponentSpec broker = catalogue.broker();
        return new ComponentSpec(
                "broken",
                broker.jars(),
                broker.jvm(),
                List.of("NoSuchMainClass"),
                Map.of(),
                List.of(port),
                new Readiness.Connects(Endpoints.HOST, 1));
    }

    private Endpoints start(UpRequest request) throws InterruptedException {
        ChatterConfiguration empty = new ChatterConfiguration(
                Map.of(), Map.of(), Map.of(), Map.of(), new StreamLexicon(List.of(), List.of(), Set.of(), Set.of()));
        LocalStack stack = new LocalStack(folders(), silent, clock);
        return stack.start(request, new StackProvisioning(empty, silent, clock), _ -> List.of());
    }

    private UpRequest request() {
        return new UpRequest(null, 1, 0, true, false, ROOT.resolve("configs"));
    }

    private StackFolders folders() {
        return new StackFolders(ROOT, data);
    }

    private StackSession session() {
        return new StackSession(folders(), silent);
    }
}
