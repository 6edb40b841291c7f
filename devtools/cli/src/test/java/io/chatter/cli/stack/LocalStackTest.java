package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.cli.CliFailure;
import io.chatter.cli.kafka.BrokerTopics;
import io.chatter.cli.kafka.Roster;
import io.chatter.cli.kafka.StackProvisioning;
import io.chatter.configuration.ChatterConfiguration;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.topics.TopicCatalogue;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        session().endKnown();
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
        session().end(state);

        // Then nothing is left of it
        assertThat(state.components())
                .hasSize(2)
                .noneMatch(entry -> entry.process().isAlive());
        assertThat(new ProcessLauncher(folders, ROOT).strays()).isEmpty();
        assertThat(folders.runState()).doesNotExist();
    }

    @Test
    void shouldShowTheLogOfAComponentThatEndsWhileStarting() {
        // Given
        StackFolders folders = folders();
        folders.prepare();
        LocalStack stack = new LocalStack(folders, silent, clock);

        // When, Then
        assertThatThrownBy(() -> stack.start(request(), _ -> {}, catalogue -> List.of(broken(catalogue))))
                .isInstanceOfSatisfying(CliFailure.class, failure -> {
                    assertThat(failure.line()).contains("broken ended while starting");
                    assertThat(failure.evidence()).anyMatch(line -> line.contains("NoSuchMainClass"));
                });
    }

    private static ComponentSpec broken(ComponentCatalogue catalogue) {
        ComponentSpec broker = catalogue.broker();
        return new ComponentSpec(
                "broken",
                broker.jars(),
                broker.jvm(),
                List.of("NoSuchMainClass"),
                Map.of(),
                List.of(StackPorts.free(1).gateway()),
                new Readiness.Connects(Endpoints.HOST, 1));
    }

    private Endpoints start(UpRequest request) throws InterruptedException {
        ChatterConfiguration empty = new ChatterConfiguration(Map.of(), Map.of(), Map.of(), Map.of());
        LocalStack stack = new LocalStack(folders(), silent, clock);
        return stack.start(request, new StackProvisioning(empty, silent, clock), _ -> List.of());
    }

    private UpRequest request() {
        return new UpRequest(1, 0, true, false, ROOT.resolve("configs"));
    }

    private StackFolders folders() {
        return new StackFolders(ROOT, data);
    }

    private StackSession session() {
        return new StackSession(folders(), silent);
    }
}
