package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.observability.Metric;
import io.chatter.persona.Decision;
import io.chatter.persona.Fixtures;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.Line;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.Turn;
import io.chatter.persona.VirtualThreads;
import io.chatter.persona.config.Generators;
import io.chatter.persona.config.LlmConfig;
import io.chatter.persona.langchain4j.ResettingServer;
import io.chatter.persona.langchain4j.StubLlm;
import io.chatter.persona.langchain4j.StubLlm.Answer;
import io.chatter.persona.langchain4j.StubLlm.Pace;
import io.chatter.schema.Trigger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What writes the lines of a worker with a remote model, built as the worker builds it, against faults over real
/// HTTP: chat goes on by the house model, each fault is counted by its cause, and no thread stays behind.
class ModelFaultsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path CONFIGS =
            Path.of(System.getProperty("chatter.root", "../..")).resolve("configs");
    /// Threads of model calls are named after this.
    private static final String CALLS = "line-";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PersonaMeters meters = new PersonaMeters(registry);
    private StubLlm server;

    @BeforeEach
    void start() throws IOException {
        server = new StubLlm();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> faults() {
        Answer good = Answer.of(200, StubLlm.GOOD);
        return Stream.of(
                Arguments.of("429", Answer.of(429, "{}").header("Retry-After", "20"), Cause.RATE_LIMITED),
                Arguments.of("500", Answer.of(500, "{}"), Cause.SERVER_FAULT),
                Arguments.of("401", Answer.of(401, "{}"), Cause.REFUSED),
                Arguments.of("30 s latency", good.at(Pace.LATE), Cause.TIMED_OUT),
                Arguments.of("silence after the headers", good.at(Pace.STALLING), Cause.TIMED_OUT),
                Arguments.of("truncated JSON", Answer.of(200, StubLlm.GOOD.substring(0, 60)), Cause.SERVER_FAULT),
                Arguments.of("a body cut short", good.truncated(), Cause.SERVER_FAULT),
                Arguments.of("HTML", Answer.of(200, "<html>busy</html>"), Cause.SERVER_FAULT),
                Arguments.of("null", said("null"), Cause.EMPTY),
                Arguments.of("no line of chat", said("\"...\\n***\""), Cause.UNUSABLE));
    }

    private static Answer said(String content) {
        return Answer.of(200, StubLlm.GOOD.replace("\"\\\"that jump though\\\"\"", content));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldGoOnAndCountTheFaultAndLeaveNoThread(String fault, Answer answer, Cause cause) throws Exception {
        // Given
        server.answer(answer);

        // When
        Line line = generator(server.baseUrl()).generate(turn(), DEADLINE);

        // Then
        assertThat(line.model()).isEqualTo("house");
        assertThat(counted(cause)).isPositive();
        await().atMost(PATIENCE).until(() -> VirtualThreads.named(CALLS) == 0);
    }

    @Test
    void shouldGoOnWhenConnectionsAreReset() throws Exception {
        try (ResettingServer resetting = new ResettingServer()) {
            // Given
            LineGenerator generator = generator(resetting.baseUrl());

            // When
            Line line = generator.generate(turn(), DEADLINE);

            // Then
            assertThat(resetting.resets()).isPositive();
            assertThat(line.model()).isEqualTo("house");
            assertThat(counted(Cause.SERVER_FAULT)).isPositive();
            await().atMost(PATIENCE).until(() -> VirtualThreads.named(CALLS) == 0);
        }
    }

    @Test
    void shouldCountWhatIsNotEvenTried() throws Exception {
        // Given
        server.answer(Answer.of(429, "{}").header("Retry-After", "20"));
        LineGenerator generator = generator(server.baseUrl());
        generator.generate(turn(), DEADLINE);

        // When
        Line line = generator.generate(turn(), DEADLINE);

        // Then
        assertThat(line.model()).isEqualTo("house");
        assertThat(counted(Cause.CIRCUIT_OPEN)).isEqualTo(1);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldSeeTheThreadOfACallThatIsUnderWay() throws Exception {
        // Given
        server.hang();
        LineGenerator generator = generator(server.baseUrl());
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                var _ = generator.generate(turn(), PATIENCE);
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        });

        // When
        await().atMost(PATIENCE).until(() -> VirtualThreads.named(CALLS) == 1);

        // Then
        caller.interrupt();
        await().atMost(PATIENCE).until(() -> VirtualThreads.named(CALLS) == 0);
    }

    private double counted(Cause cause) {
        return Metric.PERSONA_MODEL_FAULTS
                .counter(registry, "tiny", cause.label())
                .count();
    }

    private LineGenerator generator(URI baseUrl) {
        Clock clock = Clock.systemUTC();
        Generators generators = new Generators(
                new RemoteLlm(baseUrl, LlmConfig.Fallback.HOUSE),
                ChatterConfiguration.load(CONFIGS),
                "canary",
                Fixtures.wholeRoster(),
                new SpendingMeters(registry, "tiny"),
                clock);
        return generators.build((model, inner) -> new MeasuredLineGenerator(model, inner, meters, clock));
    }

    private static Turn turn() {
        RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
        Decision decision = new Decision(true, Trigger.AMBIENT, null, null, 0, List.of());
        return new Turn(
                new UUID(0, 1), Fixtures.agent("agent-0"), room.picture().scene(), decision, List.of(), 1);
    }
}
