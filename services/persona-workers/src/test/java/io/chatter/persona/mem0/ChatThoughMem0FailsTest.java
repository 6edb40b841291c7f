package io.chatter.persona.mem0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Decision;
import io.chatter.persona.Fixtures;
import io.chatter.persona.Lease;
import io.chatter.persona.Mind;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.Seat;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.Spending;
import io.chatter.persona.Tenure;
import io.chatter.persona.TurnOutcome;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.TurnTaker;
import io.chatter.persona.house.HouseChatModel;
import io.chatter.persona.langchain4j.AccountedModel;
import io.chatter.persona.langchain4j.ChatModelLineGenerator;
import io.chatter.persona.langchain4j.TurnPromptWriter;
import io.chatter.persona.mem0.Mem0Archive.Manners;
import io.chatter.persona.mem0.Mem0Server.Dialect;
import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.CharacterNgrams;
import io.chatter.persona.memory.MemoryKeeper;
import io.chatter.persona.memory.MemorySafety;
import io.chatter.persona.memory.MemorySettings;
import io.chatter.persona.memory.Remembering;
import io.chatter.persona.memory.Scope;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole turns of an agent whose memories are on a Mem0 server that fails over real HTTP: the chat goes on.
class ChatThoughMem0FailsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int TURNS = 20;
    private static final Scope VERA = new Scope("demo", "vera-deadpan");
    private static final Scope BEN = new Scope("demo", "ben");
    private static final Manners BRISK =
            new Manners(Duration.ofMillis(500), Duration.ofMillis(200), 3, Duration.ofMillis(300));
    private static final String THREAD = "mem0";

    private final Counting server = new Counting();
    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();

    @Test
    void shouldRememberWhileTheServerIsWell() throws Exception {
        // Given
        try (StubMem0 mem0 = new StubMem0(Dialect.SELF_HOSTED)) {
            mem0.put("x1", "alice hates spiders", StoredMemory.metadata(memory(VERA)));

            // When
            List<TurnOutcome> outcomes = turns(mem0);

            // Then
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(line(outcome).getText()).contains("spiders"));
            assertThat(server.disbelieved).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StubMem0.Fault.class,
            names = {"DOWN", "HANGING", "STALLING", "HTML"})
    void shouldSpeakOnWhileTheServerFails(StubMem0.Fault fault) throws Exception {
        // Given
        try (StubMem0 mem0 = new StubMem0(Dialect.SELF_HOSTED)) {
            mem0.put("x1", "alice hates spiders", StoredMemory.metadata(memory(VERA)));
            mem0.fault = fault;

            // When
            List<TurnOutcome> outcomes = turns(mem0);

            // Then
            assertThat(outcomes).hasSize(TURNS).allSatisfy(outcome -> {
                assertThat(line(outcome).getText()).doesNotContain("spiders");
                assertThat(line(outcome).getProvenance().getLatencies().getRecallMs())
                        .isLessThan(500);
            });
            await().atMost(LONG).until(() -> server.failures.get() > 0);
            assertThat(deaths).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void shouldSpeakOnAndBelieveNothingOfAnotherScope(Dialect dialect) throws Exception {
        // Given
        try (StubMem0 mem0 = new StubMem0(dialect)) {
            mem0.put("x1", "alice hates spiders", StoredMemory.metadata(memory(BEN)));
            mem0.fault = StubMem0.Fault.LYING;

            // When
            List<TurnOutcome> outcomes = turns(mem0);

            // Then
            assertThat(outcomes).hasSize(TURNS).allSatisfy(outcome -> {
                assertThat(line(outcome).getText()).doesNotContain("spiders");
                assertThat(line(outcome).getProvenance().getMemoryIds()).isEmpty();
            });
            assertThat(server.disbelieved).hasPositiveValue();
        }
    }

    /// An agent that starts with what the server tells it, and answers the same question [#TURNS] times.
    private List<TurnOutcome> turns(StubMem0 mem0) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        TextModeration moderation = new TextModeration();
        Tenure tenure = new Tenure(Duration.ofDays(1), System::nanoTime);
        Mem0Archive archive = new Mem0Archive(
                mem0.address(), BRISK, clock, server, new Archive.Employer(tenure, (_, death) -> deaths.add(death)));
        MemoryKeeper.Parts parts = new MemoryKeeper.Parts(
                archive,
                new CharacterNgrams(),
                _ -> List.of(),
                new MemorySafety(moderation, ModerationPolicy.defaults()),
                _ -> {});
        List<TurnOutcome> outcomes = new ArrayList<>();
        Seat seat = new Seat(Fixtures.agent(VERA.agent()), new Author(VERA.agent(), "Vera", "#ff0000", List.of("bot")));
        Lease lease = new Lease(tenure);
        try (MemoryKeeper keeper =
                        new MemoryKeeper(parts, MemorySettings.DEFAULT, clock, (_, death) -> deaths.add(death));
                Remembering _ = open(keeper, seat, lease)) {
            TurnTaker taker = new TurnTaker(
                    new Mind(
                            keeper,
                            new ChatModelLineGenerator(
                                    new AccountedModel(new HouseChatModel(), "house", 0, Spending.FREE),
                                    new TurnPromptWriter())),
                    new SpeechGuard(moderation, Map.of(), ModerationPolicy.defaults()),
                    (_, _, _) -> true,
                    Fixtures.pictures(new RoomObserver(Fixtures.room(2), Fixtures.NOON)),
                    new TurnSettings(1, LONG, LONG, LONG, 1),
                    clock);
            for (int turn = 0; turn < TURNS; turn++) {
                outcomes.add(answer(taker, seat, lease));
            }
        }
        await().atMost(LONG)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals(THREAD)));
        return outcomes;
    }

    private static Remembering open(MemoryKeeper keeper, Seat seat, Lease lease) throws InterruptedException {
        keeper.start();
        Remembering opened = keeper.open(seat.agent(), lease);
        opened.awaitRestored();
        return opened;
    }

    private static TurnOutcome answer(TurnTaker taker, Seat seat, Lease lease) throws InterruptedException {
        RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
        ChatMessage question = Fixtures.personLine("do you remember me?", Fixtures.NOON);
        Decision decision = new Decision(true, Trigger.MENTION, question, null, 0, List.of());
        return taker.take(seat, room.picture().scene(), decision, lease);
    }

    private static ChatMessage line(TurnOutcome outcome) {
        assertThat(outcome).isInstanceOf(TurnOutcome.Posted.class);
        return ((TurnOutcome.Posted) outcome).line();
    }

    private static MemoryRecord memory(Scope scope) {
        return Mem0ArchiveTest.memory(scope, 1, "alice hates spiders");
    }

    private static final class Counting implements Mem0Archive.Observer {
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger disbelieved = new AtomicInteger();

        @Override
        public void leftBehind() {}

        @Override
        public void lost() {}

        @Override
        public void answered(Duration took, boolean success) {
            if (!success) {
                failures.incrementAndGet();
            }
        }

        @Override
        public void disbelieved() {
            disbelieved.incrementAndGet();
        }
    }
}
