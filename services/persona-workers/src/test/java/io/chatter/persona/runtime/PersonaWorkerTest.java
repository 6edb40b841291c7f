package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.configuration.Persona;
import io.chatter.observability.AgentState;
import io.chatter.observability.Metric;
import io.chatter.persona.Fixtures;
import io.chatter.persona.Line;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Memory;
import io.chatter.persona.PolicySettings;
import io.chatter.persona.RosterShare;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.Spending;
import io.chatter.persona.Succession;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.VirtualThreads;
import io.chatter.persona.house.HouseChatModel;
import io.chatter.persona.kafka.KafkaArchive;
import io.chatter.persona.kafka.KafkaSettings;
import io.chatter.persona.kafka.Wire;
import io.chatter.persona.langchain4j.AccountedModel;
import io.chatter.persona.langchain4j.ChatModelExtractor;
import io.chatter.persona.langchain4j.ExcerptPrompt;
import io.chatter.persona.memory.MemorySafety;
import io.chatter.persona.memory.MemorySettings;
import io.chatter.persona.snapshot.DecisionSnapshot;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.MemoryRecord;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import io.chatter.schema.PersonaAssignment;
import io.chatter.schema.PersonaDecision;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.schema.Trigger;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A whole worker on a real broker; only the words are made up.
class PersonaWorkerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger lines = new AtomicInteger();
    private final List<Throwable> deaths = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = TestPlatform.start(new Wire());
        List.of("ada", "ben", "cleo", "dan")
                .forEach(agent -> platform.send(
                        TopicCatalogue.PERSONA_ROSTER, "demo|" + agent, Fixtures.assignment(agent, true)));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void shouldReactToTheStreamWithItsReasons() throws InterruptedException {
        // Given
        try (PersonaWorker worker = worker()) {
            worker.start();
            await().atMost(LONG).until(() -> worker.ready() && worker.agents() == 4);
            Instant now = Instant.now();
            StreamContext context = Fixtures.context(
                    now, List.of(), List.of(new StreamEvent(StreamEventType.CLUTCH, now, 0.9f, "no way i made it")));

            // When
            platform.send(TopicCatalogue.STREAM_CONTEXT, "demo", context);

            // Then
            ChatMessage line = await().atMost(LONG)
                    .until(() -> about("no way i made it"), Optional::isPresent)
                    .orElseThrow();
            assertThat(line.getOrigin()).isEqualTo(Origin.BOT);
            assertThat(line.getAuthor().getBadges()).containsExactly("bot", "archetype:hype-gremlin");
            assertThat(line.getProvenance().getTrigger()).isEqualTo(Trigger.CONTEXT);
            assertThat(line.getProvenance().getContextId()).isEqualTo(context.getContextId());
            assertThat(line.getProvenance().getReasons()).isNotEmpty();
            await().atMost(LONG)
                    .until(() -> Metric.PERSONA_REACTION.timer(meters).count() > 0);
        }
    }

    @Test
    void shouldAnswerNothingThatModeratorsTookAway() throws InterruptedException {
        // Given
        ChatMessage deleted = Fixtures.personLine("@ada @ben @cleo @dan you all stink", Instant.now());
        ChatMessage asked = Fixtures.personLine("@ada @ben @cleo @dan who is winning?", Instant.now());
        platform.send(
                TopicCatalogue.CHAT_MODERATION,
                "demo",
                Fixtures.decision(ModerationKind.DELETED, Instant.now())
                        .setMessageId(deleted.getMessageId())
                        .build());
        try (PersonaWorker worker = worker()) {
            worker.start();
            await().atMost(LONG).until(() -> worker.ready() && worker.agents() == 4);

            // When
            platform.send(TopicCatalogue.CHAT_FIREHOSE, "demo", deleted);
            platform.send(TopicCatalogue.CHAT_FIREHOSE, "demo", asked);

            // Then
            await().atMost(LONG).until(() -> answers().contains(asked.getMessageId()));
        }
        assertThat(answers()).doesNotContain(deleted.getMessageId());
        assertThat(decisions())
                .allSatisfy(one -> assertThat(
                                DecisionSnapshot.of(one).glimpse().scene().recent())
                        .extracting(ChatMessage::getText)
                        .doesNotContain(deleted.getText()));
    }

    private List<UUID> answers() {
        return platform.values(TopicCatalogue.CHAT_INGEST, ChatMessage.class).stream()
                .map(line -> line.getProvenance().getTriggerMessageId())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void shouldRecordWhatItDecidedSoThatItDecidesTheSameAgain() throws InterruptedException {
        // Given
        SpeakingPolicy policy = new SpeakingPolicy(PolicySettings.DEFAULT);
        try (PersonaWorker worker = worker()) {
            worker.start();
            await().atMost(LONG).until(() -> worker.ready() && worker.agents() == 4);

            // When
            platform.send(TopicCatalogue.CHAT_FIREHOSE, "demo", Fixtures.personLine("anybody here?", Instant.now()));
            await().atMost(LONG)
                    .until(() -> decisions().stream()
                            .anyMatch(one -> one.getDecision().getSpeak()));
        }

        // Then
        assertThat(decisions())
                .map(DecisionSnapshot::of)
                .allSatisfy(one -> assertThat(one.agrees(one.rerun(policy))).isTrue());
    }

    @Test
    void shouldNotMakeUpForTheTimeThatItStoodStill() throws InterruptedException {
        // Given
        AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);
        try (PersonaWorker worker = worker(new SleepingClock(slept::get).withZone(ZoneOffset.UTC))) {
            worker.start();
            await().atMost(LONG).until(() -> worker.ready() && worker.agents() == 4);
            await().atMost(LONG).until(() -> !decisions().isEmpty());

            // When
            slept.set(Duration.ofHours(1));
            Instant woken = Instant.now().plus(Duration.ofMinutes(59));
            await().atMost(LONG)
                    .until(() -> decisions().stream()
                            .anyMatch(one -> one.getDecidedAt().isAfter(woken)));
        }

        // Then
        assertThat(decisions()).allSatisfy(one -> assertThat(one.getElapsedMs()).isLessThanOrEqualTo(800));
    }

    @Test
    void shouldRunTheOthersThoughTheRosterHoldsAgentsThatNobodyCanRun() throws InterruptedException {
        // Given
        platform.send(TopicCatalogue.PERSONA_ROSTER, "demo|two words", Fixtures.assignment("two words", true));
        platform.send(TopicCatalogue.PERSONA_ROSTER, "demo| ", Fixtures.assignment(" ", true));
        platform.send(TopicCatalogue.PERSONA_ROSTER, "demo|zoe", Fixtures.assignment("ada", true));
        platform.send(TopicCatalogue.PERSONA_ROSTER, "nowhere|ada", inRoom("nowhere"));
        platform.send(TopicCatalogue.PERSONA_ROSTER, "demo|moth", playing("moth"));

        // When
        Map<String, AgentState> states;
        try (PersonaWorker worker = worker()) {
            worker.start();
            await().atMost(LONG).until(() -> worker.ready() && worker.agents() == 4);
            await().atMost(LONG).until(() -> worker.states().size() == 9);
            states = worker.states();
            assertThat(VirtualThreads.named("agent-demo|")).as("one each").isEqualTo(4);
        }

        // Then
        await().atMost(LONG).until(() -> VirtualThreads.named("agent-demo|") == 0);
        assertThat(deaths).isEmpty();
        assertThat(Metric.PERSONA_AGENTS_REFUSED.counter(meters).count()).isEqualTo(5);
        assertThat(states)
                .containsEntry("demo|ada", AgentState.RUNS)
                .containsEntry("demo|two words", AgentState.REFUSED_NO_SLUG)
                .containsEntry("demo| ", AgentState.REFUSED_NO_SLUG)
                .containsEntry("demo|zoe", AgentState.REFUSED_OTHER_KEY)
                .containsEntry("nowhere|ada", AgentState.REFUSED_NO_ROOM)
                .containsEntry("demo|moth", AgentState.REFUSED_NO_PERSONA);
    }

    private static PersonaAssignment inRoom(String roomId) {
        return PersonaAssignment.newBuilder(Fixtures.assignment("ada", true))
                .setRoomId(roomId)
                .build();
    }

    private static PersonaAssignment playing(String persona) {
        return PersonaAssignment.newBuilder(Fixtures.assignment("moth", true))
                .setPersona(persona)
                .build();
    }

    private List<PersonaDecision> decisions() {
        return platform.values(TopicCatalogue.PERSONA_DECISIONS, PersonaDecision.class);
    }

    @Test
    void shouldRememberAfterItsAgentsHaveMoved() throws InterruptedException {
        // Given
        try (PersonaWorker worker = worker()) {
            worker.start();
            await().atMost(LONG).until(() -> worker.ready() && worker.agents() == 4);
            platform.send(
                    TopicCatalogue.CHAT_FIREHOSE,
                    "demo",
                    Fixtures.personLine("@ada @ben @cleo @dan i hate spiders", Instant.now()));
            await().atMost(LONG)
                    .until(() -> platform.values(TopicCatalogue.PERSONA_MEMORY, MemoryRecord.class)
                                    .size()
                            == 4);
        }

        // When
        try (PersonaWorker next = worker()) {
            next.start();
            await().atMost(LONG).until(() -> next.ready() && next.agents() == 4);
            platform.send(
                    TopicCatalogue.CHAT_FIREHOSE,
                    "demo",
                    Fixtures.personLine("@ada @ben @cleo @dan look, a spider", Instant.now()));

            // Then
            await().atMost(LONG).until(this::remembers);
        }
        assertThat(deaths).isEmpty();
    }

    private boolean remembers() {
        return platform.values(TopicCatalogue.CHAT_INGEST, ChatMessage.class).stream()
                .anyMatch(line -> line.getText().contains("alice hates spiders")
                        && !line.getProvenance().getMemoryIds().isEmpty());
    }

    private Optional<ChatMessage> about(String words) {
        return platform.values(TopicCatalogue.CHAT_INGEST, ChatMessage.class).stream()
                .filter(line -> line.getProvenance() != null
                        && words.equals(line.getProvenance().getTriggerText()))
                .findFirst();
    }

    /// The machine's clock, after it has slept for a while.
    private record SleepingClock(Supplier<Duration> slept) implements InstantSource {
        @Override
        public Instant instant() {
            return Instant.now().plus(slept.get());
        }
    }

    private PersonaWorker worker() {
        return worker(Clock.systemUTC());
    }

    private PersonaWorker worker(Clock clock) {
        LineGenerator generator = (turn, deadline) -> new Line(
                "thing number " + lines.incrementAndGet()
                        + turn.memories().stream().map(Memory::text).toList(),
                "fake",
                null,
                turn.memories().stream().map(Memory::id).toList());
        Map<String, Persona> cards = Map.of("maya", Fixtures.persona("maya"));
        KafkaSettings kafka = Wire.settings(platform, "worker-test");
        TextModeration moderation = new TextModeration();
        return new PersonaWorker(
                new PersonaWorker.Blueprint(
                        List.of(Fixtures.room(4)),
                        new PersonaCards(cards, () -> cards, Clock.systemUTC()),
                        kafka,
                        1,
                        new PersonaWorker.Speaking(
                                decorator -> decorator.decorate("fake", generator),
                                new RosterShare(),
                                new SpeechGuard(moderation, Map.of(), ModerationPolicy.defaults()),
                                new TurnSettings(
                                        4, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3), 2)),
                        new PersonaWorker.Remembrance(
                                employer -> new KafkaArchive(kafka, () -> {}, employer.fatal()),
                                new ChatModelExtractor(
                                        new AccountedModel(new HouseChatModel(), "house", 0, Spending.FREE),
                                        ExcerptPrompt.local()),
                                new MemorySafety(moderation, ModerationPolicy.defaults()),
                                MemorySettings.DEFAULT),
                        Duration.ofMillis(200),
                        new Succession(
                                Succession.LONGEST_DOUBT,
                                KafkaSettings.SENDING,
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(8))),
                meters,
                clock,
                (_, death) -> deaths.add(death));
    }
}
