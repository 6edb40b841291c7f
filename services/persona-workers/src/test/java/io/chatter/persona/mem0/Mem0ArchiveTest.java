package io.chatter.persona.mem0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.persona.Fixtures;
import io.chatter.persona.Tenure;
import io.chatter.persona.mem0.Mem0Archive.Manners;
import io.chatter.persona.mem0.Mem0Server.Dialect;
import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.CharacterNgrams;
import io.chatter.persona.memory.MemoryShelf;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter over real HTTP against a stub of the contract, with its faults.
class Mem0ArchiveTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Scope VERA = new Scope("demo", "vera-deadpan");
    private static final Scope BEN = new Scope("demo", "ben");
    private static final Manners BRISK =
            new Manners(Duration.ofSeconds(2), Duration.ofMillis(200), 3, Duration.ofMillis(300));

    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger leftBehind = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger disbelieved = new AtomicInteger();
    private final Mem0Archive.Observer observer = new Mem0Archive.Observer() {
        @Override
        public void lost() {
            lost.incrementAndGet();
        }

        @Override
        public void leftBehind() {
            leftBehind.incrementAndGet();
        }

        @Override
        public void answered(Duration took, boolean success) {
            if (success) {
                answers.incrementAndGet();
            }
        }

        @Override
        public void disbelieved() {
            disbelieved.incrementAndGet();
        }
    };
    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
        assertThat(deaths).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void shouldStoreChangeAndForget(Dialect dialect) throws Exception {
        // Given
        StubMem0 server = server(dialect);
        Mem0Archive archive = archive(server);

        // When
        archive.save(memory(VERA, 1, "alice hates spiders"));
        archive.save(memory(VERA, 2, "alice loves ducks"));
        archive.settle();
        archive.save(memory(VERA, 1, "alice loves spiders"));
        archive.forget(memory(VERA, 2, "alice loves ducks"));
        archive.settle();

        // Then
        assertThat(server.stored()).singleElement().satisfies(one -> {
            assertThat(one.path("memory").asText()).isEqualTo("alice loves spiders");
            assertThat(one.path("metadata").path("scope").asText()).isEqualTo("room:demo|agent:vera-deadpan");
        });
        assertThat(server.refusals).isEmpty();
        assertThat(lost).hasValue(0);
        assertThat(answers).hasPositiveValue();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void shouldComeBackWithEverythingItKnew(Dialect dialect) throws Exception {
        // Given
        StubMem0 server = server(dialect);
        MemoryRecord known = memory(VERA, 1, "alice hates spiders");
        Mem0Archive first = archive(server);
        first.save(known);
        first.settle();

        // When
        MemoryShelf shelf = opened(archive(server), VERA);

        // Then
        assertThat(shelf.all()).containsExactly(known);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void shouldBelieveNoServerThatMixesScopes(Dialect dialect) throws Exception {
        // Given
        StubMem0 server = server(dialect);
        server.put("x1", "ben's secret", StoredMemory.metadata(memory(BEN, 1, "ben's secret")));
        var untyped = StoredMemory.metadata(memory(VERA, 2, "of no kind"));
        untyped.put("type", "GOSSIP");
        server.put("x2", "of no kind", untyped);
        server.put("x3", "vera's", StoredMemory.metadata(memory(VERA, 3, "vera's")));
        server.fault = StubMem0.Fault.LYING;

        // When
        MemoryShelf shelf = opened(archive(server), VERA);

        // Then
        assertThat(shelf.all()).extracting(MemoryRecord::getText).containsExactly("vera's");
        assertThat(disbelieved).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void shouldReadEverythingOfAScope(Dialect dialect) throws Exception {
        // Given
        StubMem0 server = server(dialect);
        for (int i = 1; i <= 64; i++) {
            server.put("x" + i, "fact " + i, StoredMemory.metadata(memory(VERA, i, "fact " + i)));
        }

        // When
        MemoryShelf shelf = opened(archive(server), VERA);

        // Then
        await().atMost(LONG).until(() -> shelf.all().size() == 64);
    }

    @Test
    void shouldBelieveNothingThatIsGarbled() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.put("no id", "alice hates ducks", StoredMemory.metadata(memory(VERA, 1, "alice hates ducks")));
        for (String share : List.of("importance", "confidence")) {
            var metadata = StoredMemory.metadata(memory(VERA, 2, "alice hates cats"));
            metadata.put(share, 7);
            server.put(share, "alice hates cats", metadata);
        }
        server.put("x3", "alice hates spiders", StoredMemory.metadata(memory(VERA, 3, "alice hates spiders")));
        Mem0Archive archive = archive(server);

        // When
        MemoryShelf shelf = opened(archive, VERA);
        await().atMost(LONG).until(() -> archive.known(shelf));
        List<MemoryRecord> believed = shelf.all();
        archive.save(memory(VERA, 1, "alice loves ducks"));

        // Then
        assertThat(believed).extracting(MemoryRecord::getText).containsExactly("alice hates spiders");
        await().atMost(LONG).until(() -> archive.pending() == 0);
        assertThat(deaths).isEmpty();
    }

    @Test
    void shouldReadNoEndlessAnswer() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.put("x1", "a".repeat(9 << 20), StoredMemory.metadata(memory(VERA, 1, "alice hates spiders")));
        Mem0Archive archive = archive(server);

        // When
        MemoryShelf shelf = opened(archive, VERA);

        // Then
        assertThat(archive.known(shelf)).isFalse();
    }

    @Test
    void shouldGoOnAfterAnIdThatIsNone() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.fault = StubMem0.Fault.GARBLED;
        Mem0Archive archive = archive(server);
        MemoryRecord memory = memory(VERA, 1, "alice hates spiders");
        archive.save(memory);
        await().atMost(LONG).until(() -> !server.stored().isEmpty());

        // When
        server.fault = StubMem0.Fault.NONE;
        archive.save(memory(VERA, 1, "alice loves spiders"));

        // Then
        await().atMost(LONG).until(() -> archive.pending() == 0);
        assertThat(server.stored())
                .extracting(one -> one.path("memory").asText())
                .contains("alice loves spiders");
        assertThat(deaths).isEmpty();
    }

    @Test
    void shouldRestAfterAnswersThatNobodyForesaw() throws Exception {
        // Given
        Rest rest = new Rest("reading", 2, Duration.ofHours(1), Clock.systemUTC());
        Rest.Call unforeseen = () -> {
            throw new IllegalStateException("no field of that name");
        };

        // When
        rest.attempt(unforeseen);
        boolean afterOne = rest.over();
        rest.attempt(unforeseen);

        // Then
        assertThat(afterOne).isTrue();
        assertThat(rest.over()).isFalse();
    }

    @Test
    void shouldForgetWhatIsDeletedOnTheServer() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.put("x1", "alice hates spiders", StoredMemory.metadata(memory(VERA, 1, "alice hates spiders")));
        MemoryShelf shelf = opened(archive(server), VERA);
        assertThat(shelf.all()).hasSize(1);

        // When
        server.remove("x1");

        // Then
        await().atMost(LONG).until(() -> shelf.all().isEmpty());
    }

    @Test
    void shouldKeepOneOfTwoThatATimedOutAddLeft() throws Exception {
        // Given
        StubMem0 server = server(Dialect.HOSTED);
        server.fault = StubMem0.Fault.FORGETFUL;
        Mem0Archive archive = archive(server);
        MemoryRecord memory = memory(VERA, 1, "alice hates spiders");
        archive.save(memory);
        await().atMost(LONG).until(() -> server.stored().size() >= 2);

        // When
        server.fault = StubMem0.Fault.NONE;
        archive.settle();
        MemoryShelf shelf = opened(archive, VERA);

        // Then
        await().atMost(LONG).until(() -> server.stored().size() == 1);
        assertThat(shelf.all()).containsExactly(memory);
    }

    @ParameterizedTest
    @EnumSource(
            value = StubMem0.Fault.class,
            names = {"DOWN", "HANGING", "STALLING", "HTML"})
    void shouldHoldNobodyUpWhenTheServerFails(StubMem0.Fault fault) throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.fault = fault;
        Mem0Archive archive = archive(server);

        // When
        MemoryShelf shelf = opened(archive, VERA);
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            archive.save(memory(VERA, i, "fact " + i));
        }
        Duration saving = Duration.ofNanos(System.nanoTime() - begin);

        // Then
        assertThat(shelf.all()).isEmpty();
        assertThat(archive.known(shelf)).isFalse();
        assertThat(saving).isLessThan(Duration.ofSeconds(1));
        server.fault = StubMem0.Fault.NONE;
        await().atMost(LONG).until(() -> archive.known(shelf));
        await().atMost(LONG).until(() -> server.stored().size() == 100);
        assertThat(lost).hasValue(0);
    }

    @Test
    void shouldWriteAllOthersThoughOneAlwaysFails() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.fault = StubMem0.Fault.POISONED;
        Mem0Archive archive = archive(server);

        // When
        archive.save(memory(VERA, 0, StubMem0.POISON));
        for (int i = 1; i <= 20; i++) {
            archive.save(memory(VERA, i, "fact " + i));
        }

        // Then
        await().atMost(LONG).until(() -> server.stored().size() == 20);
    }

    @Test
    void shouldGiveUpWhatFailsWhileAllOthersAreWritten() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.fault = StubMem0.Fault.POISONED;
        Mem0Archive archive = archive(server);
        archive.save(memory(VERA, 0, StubMem0.POISON));

        // When
        AtomicInteger next = new AtomicInteger();
        await().atMost(LONG).until(() -> {
            archive.save(memory(VERA, next.incrementAndGet(), "fact"));
            return lost.get() == 1;
        });

        // Then
        await().atMost(LONG).until(() -> archive.pending() == 0);
        assertThat(server.stored()).hasSize(next.get());
    }

    @Test
    void shouldForgetWhatAnAddHadStoredThoughItSeemedToFail() throws Exception {
        // Given
        StubMem0 server = server(Dialect.HOSTED);
        server.fault = StubMem0.Fault.FORGETFUL;
        Mem0Archive archive = archive(server);
        MemoryRecord memory = memory(VERA, 1, "alice hates spiders");
        archive.save(memory);
        await().atMost(LONG).until(() -> server.stored().size() >= 2);

        // When
        archive.forget(memory);
        server.fault = StubMem0.Fault.NONE;

        // Then
        await().atMost(LONG).until(() -> archive.pending() == 0);
        assertThat(server.stored()).isEmpty();
    }

    @Test
    void shouldSpareAServerThatIsDown() throws Exception {
        // Given
        StubMem0 server = server(Dialect.HOSTED);
        server.fault = StubMem0.Fault.DOWN;
        Mem0Archive archive =
                archive(server, new Manners(Duration.ZERO, Duration.ofMinutes(1), 3, Duration.ofHours(1)));

        // When
        archive.save(memory(VERA, 1, "alice hates spiders"));

        // Then
        await().atMost(LONG).until(() -> server.calls.size() == 3);
        archive.settle();
        assertThat(server.calls).hasSize(3);
    }

    @Test
    void shouldNotWriteOverWhatTheNextWorkerLearned() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.put("x1", "alice hates spiders", StoredMemory.metadata(memory(VERA, 1, "alice hates spiders")));
        Mem0Archive first = archive(server);
        MemoryShelf shelf = opened(first, VERA);
        server.fault = StubMem0.Fault.DOWN;
        first.save(memory(VERA, 1, "alice fears spiders"));
        first.save(memory(BEN, 2, "ben stays"));

        // When: its agent moves, and the server returns
        first.close(shelf);
        int unfinished = first.settle();
        server.fault = StubMem0.Fault.NONE;
        Mem0Archive second = archive(server);
        opened(second, VERA);
        second.save(memory(VERA, 1, "alice loves spiders"));

        // Then
        await().atMost(LONG).until(() -> first.pending() == 0 && second.pending() == 0);
        assertThat(server.stored())
                .extracting(one -> one.path("memory").asText())
                .containsExactlyInAnyOrder("alice loves spiders", "ben stays");
        assertThat(unfinished).isEqualTo(1);
        assertThat(leftBehind).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldNotGoOnWithWhatWaitedWhileTheWorkerStoodStill(boolean startsOver) throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        AtomicLong nanos = new AtomicLong();
        Tenure tenure = new Tenure(Duration.ofSeconds(3), nanos::get);
        Mem0Archive first = archive(server, BRISK, tenure);
        opened(first, VERA);
        server.fault = StubMem0.Fault.DOWN;
        first.save(memory(VERA, 1, "alice fears spiders"));

        // When: it stands still with its agents, which others take; its calls from before have ended
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        if (startsOver) {
            tenure.confirm();
        }
        int before = server.calls.size();
        await().atMost(LONG).until(() -> server.calls.size() > before + 1);
        server.fault = StubMem0.Fault.NONE;
        Mem0Archive second = archive(server);
        opened(second, VERA);
        second.save(memory(VERA, 1, "alice loves spiders"));

        // Then
        await().atMost(LONG).until(() -> second.pending() == 0);
        int seen = server.calls.size();
        await().atMost(LONG).until(() -> server.calls.size() > seen + 10);
        assertThat(server.stored())
                .extracting(one -> one.path("memory").asText())
                .containsExactly("alice loves spiders");
        await().atMost(LONG).untilAsserted(() -> assertThat(leftBehind).hasValue(startsOver ? 1 : 0));
    }

    @Test
    void shouldLeaveBehindWhatNobodyWaitedFor() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        Mem0Archive archive = archive(server);
        MemoryShelf shelf = opened(archive, VERA);
        server.fault = StubMem0.Fault.DOWN;
        archive.save(memory(VERA, 1, "alice fears spiders"));

        // When: its partition is lost
        archive.close(shelf);

        // Then
        await().atMost(LONG).until(() -> archive.pending() == 0);
        assertThat(leftBehind).hasValue(1);
    }

    @Test
    void shouldKeepWhatWaitsOfAnAgentThatIsSeatedAnew() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        Mem0Archive archive = archive(server);
        MemoryShelf before = opened(archive, VERA);
        server.fault = StubMem0.Fault.DOWN;
        archive.save(memory(VERA, 1, "alice fears spiders"));

        // When
        archive.open(new MemoryShelf(VERA, new CharacterNgrams()));
        archive.close(before);
        int unfinished = archive.settle();

        // Then
        assertThat(unfinished).isEqualTo(1);
        assertThat(leftBehind).hasValue(0);
    }

    @Test
    void shouldChangeWhatItKnowsThoughItsAgentWasSeatedAnew() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.put("x1", "alice hates spiders", StoredMemory.metadata(memory(VERA, 1, "alice hates spiders")));
        Mem0Archive archive = archive(server, new Manners(LONG, Duration.ofHours(1), 3, Duration.ofMillis(300)));
        MemoryShelf before = opened(archive, VERA);
        opened(archive, VERA);

        // When
        archive.close(before);
        archive.save(memory(VERA, 1, "alice loves spiders"));

        // Then
        await().atMost(LONG).until(() -> archive.pending() == 0);
        assertThat(server.stored())
                .extracting(one -> one.path("memory").asText())
                .containsExactly("alice loves spiders");
    }

    @Test
    void shouldGiveUpTheOldestPastItsBound() {
        // Given
        Outbox outbox = new Outbox(2);
        Outbox.Entry first = new Outbox.Entry(memory(VERA, 1, "one"), Outbox.Wish.SAVE);
        outbox.put(first);
        outbox.put(new Outbox.Entry(memory(VERA, 2, "two"), Outbox.Wish.SAVE));

        // When
        Outbox.Entry dropped = outbox.put(new Outbox.Entry(memory(VERA, 3, "three"), Outbox.Wish.SAVE));

        // Then
        assertThat(dropped).isEqualTo(first);
        assertThat(outbox.pending(VERA)).hasSize(2);
    }

    @Test
    void shouldKeepWithdrawalsPastItsBoundAndAfterTheirAgentLeft() {
        // Given
        Outbox outbox = new Outbox(2);
        Outbox.Entry withdrawn = new Outbox.Entry(memory(VERA, 1, "one"), Outbox.Wish.WITHDRAW);
        outbox.put(withdrawn);
        outbox.put(new Outbox.Entry(memory(VERA, 2, "two"), Outbox.Wish.FORGET));
        outbox.put(new Outbox.Entry(memory(VERA, 3, "three"), Outbox.Wish.SAVE));

        // When
        int dropped = outbox.drop(VERA);

        // Then
        assertThat(dropped).isEqualTo(1);
        assertThat(outbox.size()).isEqualTo(1);
        assertThat(outbox.forgets(withdrawn.memory().getMemoryId())).isTrue();
    }

    @Test
    void shouldForgetWhatWasWithdrawnThoughItsAgentHasLeft() throws Exception {
        // Given
        StubMem0 server = server(Dialect.SELF_HOSTED);
        server.put("x1", "alice hates spiders", StoredMemory.metadata(memory(VERA, 1, "alice hates spiders")));
        Mem0Archive archive = archive(server);
        MemoryShelf shelf = opened(archive, VERA);
        server.fault = StubMem0.Fault.DOWN;
        archive.withdraw(memory(VERA, 1, "alice hates spiders"));
        archive.close(shelf);
        archive.settle();

        // When
        server.fault = StubMem0.Fault.NONE;

        // Then
        await().atMost(LONG).until(() -> server.stored().isEmpty());
        assertThat(leftBehind).hasValue(0);
    }

    private StubMem0 server(Dialect dialect) throws IOException {
        StubMem0 server = new StubMem0(dialect);
        opened.add(server);
        return server;
    }

    private Mem0Archive archive(StubMem0 server) {
        return archive(server, BRISK);
    }

    private Mem0Archive archive(StubMem0 server, Manners manners) {
        return archive(server, manners, new Tenure(Duration.ofDays(1), System::nanoTime));
    }

    private Mem0Archive archive(StubMem0 server, Manners manners, Tenure tenure) {
        Mem0Archive archive = new Mem0Archive(
                server.address(),
                manners,
                Clock.systemUTC(),
                observer,
                new Archive.Employer(tenure, (_, death) -> deaths.add(death)));
        archive.start();
        opened.add(archive);
        return archive;
    }

    private static MemoryShelf opened(Mem0Archive archive, Scope scope) {
        MemoryShelf shelf = new MemoryShelf(scope, new CharacterNgrams());
        archive.open(shelf);
        await().atMost(LONG).until(() -> archive.restored(shelf));
        return shelf;
    }

    static MemoryRecord memory(Scope scope, int id, String text) {
        return MemoryRecord.newBuilder()
                .setMemoryId(new UUID(scope.hashCode(), id))
                .setRoomId(scope.roomId())
                .setAgent(scope.agent())
                .setType(MemoryType.PREFERENCE)
                .setText(text)
                .setOtherUser("alice")
                .setSlot("preference/alice/thing-" + id)
                .setPolarity(Polarity.NEGATIVE)
                .setConfidence(0.7)
                .setImportance(0.6)
                .setSourceMessageIds(List.of(new UUID(7, id)))
                .setCreatedAt(Fixtures.NOON)
                .setUpdatedAt(Fixtures.NOON)
                .build();
    }
}
