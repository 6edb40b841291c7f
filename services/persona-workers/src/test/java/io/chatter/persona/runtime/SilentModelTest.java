package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.observability.Metric;
import io.chatter.persona.Decision;
import io.chatter.persona.Fixtures;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.Lease;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Mind;
import io.chatter.persona.Recall;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.Seat;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.Tenure;
import io.chatter.persona.TurnOutcome;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.TurnTaker;
import io.chatter.persona.VirtualThreads;
import io.chatter.persona.config.Generators;
import io.chatter.persona.config.LlmConfig;
import io.chatter.persona.langchain4j.ResettingServer;
import io.chatter.persona.langchain4j.StubLlm;
import io.chatter.persona.langchain4j.StubLlm.Answer;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Trigger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Turns of an agent whose remote model has no fallback: each fault over real HTTP makes a silent turn whose reason is
/// told and counted, no thread stays behind, and the agent speaks again when the model does.
class SilentModelTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path CONFIGS =
            Path.of(System.getProperty("chatter.root", "../..")).resolve("configs");
    private static final String CALLS = "line-";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<ChatMessage> published = new CopyOnWriteArrayList<>();
    private StubLlm server;

    @BeforeEach
    void start() throws IOException {
        server = new StubLlm();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.chatter.persona.runtime.ModelFaultsTest#faults")
    void shouldBeSilentAndCountTheFaultAndLeaveNoThread(String fault, Answer answer, Cause cause) throws Exception {
        // Given
        server.answer(answer);

        // When
        TurnOutcome outcome = turn(turns(server.baseUrl()));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TurnOutcome.Silent.class,
                        silent -> assertThat(silent.detail()).isEqualTo(cause.name()));
        await().atMost(PATIENCE).until(() -> counted(cause) > 0);
        assertThat(published).isEmpty();
        await().atMost(PATIENCE).until(() -> VirtualThreads.named(CALLS) == 0);
    }

    @Test
    void shouldBeSilentWhenConnectionsAreReset() throws Exception {
        try (ResettingServer resetting = new ResettingServer()) {
            // When
            TurnOutcome outcome = turn(turns(resetting.baseUrl()));

            // Then
            assertThat(outcome).isInstanceOf(TurnOutcome.Silent.class);
            assertThat(resetting.resets()).isPositive();
            assertThat(counted(Cause.SERVER_FAULT)).isPositive();
            await().atMost(PATIENCE).until(() -> VirtualThreads.named(CALLS) == 0);
        }
    }

    @Test
    void shouldSpeakAgainWhenTheModelDoes() throws Exception {
        // Given
        TurnTaker turns = turns(server.baseUrl());
        server.answer(Answer.of(500, "{}"));
        TurnOutcome before = turn(turns);
        server.answer(Answer.of(200, StubLlm.GOOD));

        // When
        TurnOutcome after = turn(turns);

        // Then
        assertThat(before).isInstanceOf(TurnOutcome.Silent.class);
        assertThat(after).isInstanceOf(TurnOutcome.Posted.class);
        assertThat(published)
                .singleElement()
                .satisfies(line -> assertThat(line.getProvenance().getModel()).isEqualTo("tiny"));
    }

    private double counted(Cause cause) {
        return Metric.PERSONA_MODEL_FAULTS
                .counter(registry, "tiny", cause.label())
                .count();
    }

    private TurnTaker turns(URI address) {
        Clock clock = Clock.systemUTC();
        Generators generators = new Generators(
                new RemoteLlm(address, LlmConfig.Fallback.SILENT),
                ChatterConfiguration.load(CONFIGS),
                "canary",
                Fixtures.wholeRoster(),
                new SpendingMeters(registry, "tiny"),
                clock);
        PersonaMeters meters = new PersonaMeters(registry);
        LineGenerator generator =
                generators.build((model, inner) -> new MeasuredLineGenerator(model, inner, meters, clock));
        return new TurnTaker(
                new Mind(Recall.NOTHING, generator),
                new SpeechGuard(new TextModeration(), Map.of(), ModerationPolicy.defaults()),
                (message, _, _) -> published.add(message),
                Fixtures.pictures(new RoomObserver(Fixtures.room(2), Fixtures.NOON)),
                new TurnSettings(1, DEADLINE, DEADLINE, DEADLINE, 1),
                clock);
    }

    private static TurnOutcome turn(TurnTaker turns) throws InterruptedException {
        RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
        Seat seat = new Seat(Fixtures.agent("agent-0"), new Author("agent-0", "Ada", "#ff0000", List.of("bot")));
        Decision decision = new Decision(true, Trigger.AMBIENT, null, null, 0, List.of());
        Lease lease = new Lease(new Tenure(Duration.ofDays(1), System::nanoTime));
        return turns.take(seat, room.picture().scene(), decision, lease);
    }
}
