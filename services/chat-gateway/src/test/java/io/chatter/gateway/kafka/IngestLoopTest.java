package io.chatter.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.gateway.LineJudge;
import io.chatter.gateway.Lines;
import io.chatter.gateway.safety.RoomPolicies;
import io.chatter.gateway.safety.SafetyJudge;
import io.chatter.observability.Metric;
import io.chatter.safety.TextModeration;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.testing.RegistryFault;
import io.chatter.topics.TopicCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ingest against a real broker.
class IngestLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String room = "room-" + UUID.randomUUID();
    private final LogFixture log = new LogFixture();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<IngestLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        loops.forEach(IngestLoop::close);
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
        log.close();
    }

    @Test
    void shouldShowAllowedLinesAndKeepBlockedOnesBack() {
        // Given
        ChatMessage fine = Lines.of(room, "what a save");
        ChatMessage bad = Lines.of(room, "kys");
        start(IngestClients.of(log.endpoint()));

        // When
        log.send(TopicCatalogue.CHAT_INGEST, room, fine);
        log.send(TopicCatalogue.CHAT_INGEST, room, bad);

        // Then
        await().atMost(PATIENCE).until(() -> !verdicts().isEmpty());
        assertThat(firehose()).extracting(ChatMessage::getMessageId).containsExactly(fine.getMessageId());
        assertThat(firehose().getFirst().getBroadcastAt()).isNotNull();
        assertThat(firehose().getFirst().getModeration()).isNotNull();
        assertThat(verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.getKind()).isEqualTo(ModerationKind.BLOCKED);
            assertThat(verdict.getMessageId()).isEqualTo(bad.getMessageId());
            assertThat(verdict.getEventId()).isNotEqualTo(bad.getMessageId());
            assertThat(verdict.getEventId().version()).isEqualTo(7);
        });
    }

    @Test
    void shouldSendPoisonToTheDeadLettersAndGoOn() {
        // Given
        start(IngestClients.of(log.endpoint()));
        double lettersAtTheStart = deadLetters();
        byte[] poison = "no avro".getBytes(StandardCharsets.UTF_8);
        ChatMessage fine = Lines.of(room, "still here");

        // When
        log.sendRaw(TopicCatalogue.CHAT_INGEST.name(), room, poison);
        log.send(TopicCatalogue.CHAT_INGEST, room, fine);

        // Then
        await().atMost(PATIENCE).until(() -> !firehose().isEmpty());
        assertThat(log.read(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), room))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo(poison);
                    assertThat(letter.key()).isEqualTo(room);
                    assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(TopicCatalogue.CHAT_INGEST.name());
                    assertThat(header(letter, DeadLetter.OFFSET)).matches("\\d+");
                    assertThat(header(letter, DeadLetter.EXCEPTION)).contains("SchemaException");
                });
        assertThat(lettersAtTheStart).isZero();
        await().atMost(PATIENCE).until(() -> deadLetters() > 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = RegistryFault.class,
            names = {"HANG", "AMNESIA"})
    void shouldHoldOnlyThePartitionWhoseSchemaTheRegistryDoesNotTell(RegistryFault fault) {
        // Given
        String held = LogFixture.roomElsewhere(room);
        start(IngestClients.of(log.endpoint()));
        log.send(TopicCatalogue.CHAT_INGEST, room, Lines.of(room, "before"));
        await().atMost(PATIENCE).until(() -> firehose().size() == 1);

        // When: a value of a schema that nobody has asked for yet
        log.registrySuffers(fault);
        log.sendRaw(TopicCatalogue.CHAT_INGEST.name(), held, new byte[] {0, 0, 0, 1, 0, 0});
        log.send(TopicCatalogue.CHAT_INGEST, held, Lines.of(held, "behind it"));
        log.send(TopicCatalogue.CHAT_INGEST, room, Lines.of(room, "elsewhere"));

        // Then
        await().atMost(PATIENCE).until(() -> firehose().size() == 2);
        assertThat(linesOf(held)).isEmpty();
        assertThat(log.read(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), held)).isEmpty();
        log.registrySuffers(RegistryFault.NONE);
        await().atMost(PATIENCE).until(() -> linesOf(held).size() == 1);
        assertThat(log.read(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), held)).hasSize(1);
    }

    /// The schema of lines is known, that of verdicts nobody has asked for yet.
    @ParameterizedTest
    @EnumSource(
            value = RegistryFault.class,
            names = {"HANG", "AMNESIA"})
    void shouldShowALineOnceWhoseVerdictHasToWaitForTheRegistry(RegistryFault fault) {
        // Given
        String elsewhere = LogFixture.roomElsewhere(room);
        start(IngestClients.of(log.endpoint()));
        log.send(TopicCatalogue.CHAT_INGEST, room, Lines.of(room, "before"));
        await().atMost(PATIENCE).until(() -> firehose().size() == 1);

        // When
        log.registrySuffers(fault);
        log.send(TopicCatalogue.CHAT_INGEST, room, Lines.of(room, "write to ann@mail.example"));
        log.send(TopicCatalogue.CHAT_INGEST, elsewhere, Lines.of(elsewhere, "elsewhere"));

        // Then
        await().atMost(PATIENCE).until(() -> linesOf(elsewhere).size() == 1);
        assertThat(firehose()).hasSize(1);
        log.registrySuffers(RegistryFault.NONE);
        await().atMost(PATIENCE).until(() -> verdicts().size() == 1);
        assertThat(firehose()).hasSize(2);
        assertThat(firehose().getLast().getText()).startsWith("write to").doesNotContain("mail.example");
        assertThat(log.read(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), room)).isEmpty();
    }

    @Test
    void shouldHoldAcceptedLinesUntilARegistryThatLostItsSchemasHasThemAgain() {
        // Given: lines in the log, and a gateway that starts when the registry knows nothing
        List<String> sent = sendLines(3);
        log.registrySuffers(RegistryFault.AMNESIA);
        int asked = log.registryRequests();
        start(IngestClients.of(log.endpoint()));
        await().atMost(PATIENCE).until(() -> log.registryRequests() > asked + 4);

        // When
        log.registrySuffers(RegistryFault.NONE);

        // Then
        await().atMost(PATIENCE).until(() -> firehose().size() == sent.size());
        assertThat(firehose()).extracting(ChatMessage::getText).containsExactlyElementsOf(sent);
        assertThat(log.read(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), room)).isEmpty();
    }

    @Test
    void shouldPutARecordAsideThatIsTooLargeToBeWrittenAgainAndGoOn() {
        // Given: lines within the broker's bound, which nothing made from them would be
        start(IngestClients.of(log.endpoint()));
        ChatMessage huge = Lines.of(room, "x ".repeat(524_000));
        byte[] poison = new byte[1_048_400];

        // When
        log.send(TopicCatalogue.CHAT_INGEST, room, huge);
        log.sendRaw(TopicCatalogue.CHAT_INGEST.name(), room, poison);
        log.send(TopicCatalogue.CHAT_INGEST, room, Lines.of(room, "still here"));

        // Then
        await().atMost(PATIENCE).until(() -> !firehose().isEmpty());
        assertThat(firehose()).extracting(ChatMessage::getText).containsExactly("still here");
        assertThat(log.read(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), room))
                .hasSize(2)
                .allSatisfy(letter -> {
                    assertThat(letter.value()).hasSize(DeadLetter.KEPT_BYTES);
                    assertThat(header(letter, DeadLetter.TRUNCATED)).matches("\\d{7}");
                    assertThat(header(letter, DeadLetter.MESSAGE)).contains("65536");
                    assertThat(header(letter, DeadLetter.OFFSET)).matches("\\d+");
                });
    }

    @Test
    void shouldShowNothingUncheckedWhenSafetyThrows() {
        // Given: a judge that breaks on some lines
        LineJudge safety = safety();
        start(IngestClients.of(log.endpoint()), line -> {
            if (line.getText().contains("boom")) {
                throw new IllegalStateException("the judge broke");
            }
            return safety.judge(line);
        });

        // When
        List.of("fine", "boom", "kys boom", "fine too")
                .forEach(text -> log.send(TopicCatalogue.CHAT_INGEST, room, Lines.of(room, text)));

        // Then: they are put aside, and the others go on
        await().atMost(PATIENCE).until(() -> firehose().size() == 2);
        assertThat(firehose()).extracting(ChatMessage::getText).containsExactly("fine", "fine too");
        assertThat(log.read(TopicCatalogue.CHAT_INGEST.deadLetterTopic(), room))
                .hasSize(2)
                .allSatisfy(letter ->
                        assertThat(header(letter, DeadLetter.EXCEPTION)).contains("IllegalStateException"));
    }

    @Test
    void shouldShowEachLineOnceThroughAnAbort() {
        // Given: every second commit fails before it is made
        FailingClients clients = new FailingClients(IngestClients.of(log.endpoint()), 2, false);
        IngestLoop loop = start(clients);
        List<String> sent = sendLines(1);
        await().atMost(PATIENCE).until(() -> firehose().size() == 1);

        // When
        sent.addAll(sendLines(60));

        // Then
        await().atMost(PATIENCE).until(() -> firehose().size() >= sent.size());
        assertThat(firehose()).extracting(ChatMessage::getText).containsExactlyElementsOf(sent);
        assertThat(clients.failures.get()).isPositive();
        await().atMost(PATIENCE).until(() -> judged() >= sent.size());
        assertThat(judged()).isEqualTo(sent.size());
        assertThat(loop.isReady()).isTrue();
        loop.close();
        await().atMost(PATIENCE).until(() -> !loop.isReady());
    }

    @Test
    void shouldShowEachLineOnceWhenTheLoopDiesBetweenProduceAndCommit() {
        // Given: the loop that dies leaves its transaction open, as a killed process does
        FailingClients dying = new FailingClients(IngestClients.of(log.endpoint()), 2, true);
        start(dying);
        List<String> sent = sendLines(1);
        await().atMost(PATIENCE).until(() -> firehose().size() == 1);
        sent.addAll(sendLines(5));
        await().atMost(PATIENCE).until(() -> dying.failures.get() > 0);
        loops.getFirst().close();

        // When: another life of the same member takes over
        start(IngestClients.of(log.endpoint()));
        sent.addAll(sendLines(5));

        // Then
        await().atMost(PATIENCE).until(() -> firehose().size() >= sent.size());
        assertThat(firehose()).extracting(ChatMessage::getText).containsExactlyElementsOf(sent);
    }

    private List<String> sendLines(int count) {
        List<String> texts = new ArrayList<>(
                IntStream.range(0, count).mapToObj(_ -> Lines.unique("line")).toList());
        texts.forEach(text -> log.send(TopicCatalogue.CHAT_INGEST, room, Lines.of(room, text)));
        return texts;
    }

    private IngestLoop start(IngestClients clients) {
        return start(clients, safety());
    }

    private IngestLoop start(IngestClients clients, LineJudge judge) {
        IngestMetrics metrics = new IngestMetrics(meters);
        IngestLoop loop = new IngestLoop("test", 2, clients, new IngestStep(log.endpoint(), judge), metrics);
        loops.add(loop);
        threads.add(Thread.ofPlatform().daemon().name("ingest-test").start(loop));
        return loop;
    }

    private static LineJudge safety() {
        return new SafetyJudge(new TextModeration(), RoomPolicies.defaults(), Clock.systemUTC());
    }

    private double deadLetters() {
        return meters.get(Metric.DEAD_LETTERS.meterName()).counter().count();
    }

    private double judged() {
        return Metric.GATEWAY_JUDGED.counter(meters, "human", "allowed").count();
    }

    /// A room whose lines are in another partition.
    private List<ChatMessage> linesOf(String anyRoom) {
        return log.values(TopicCatalogue.CHAT_FIREHOSE, anyRoom, ChatMessage.class);
    }

    private List<ChatMessage> firehose() {
        return log.values(TopicCatalogue.CHAT_FIREHOSE, room, ChatMessage.class);
    }

    private List<ModerationEvent> verdicts() {
        return log.values(TopicCatalogue.CHAT_MODERATION, room, ModerationEvent.class);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /// Clients whose commits fail now and then: before anything was committed, and either so that the transaction can
    /// be aborted or so that it cannot.
    private static final class FailingClients implements IngestClients {

        private final IngestClients real;
        private final int every;
        private final boolean forGood;
        private final AtomicInteger commits = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();

        FailingClients(IngestClients real, int every, boolean forGood) {
            this.real = real;
            this.every = every;
            this.forGood = forGood;
        }

        @Override
        public Consumer<String, byte[]> consumer(String member) {
            return real.consumer(member);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Producer<String, byte[]> producer(String transactionalId) {
            Producer<String, byte[]> producer = real.producer(transactionalId);
            return (Producer<String, byte[]>) Proxy.newProxyInstance(
                    Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                        boolean dead = forGood && failures.get() > 0;
                        if (method.getName().equals("commitTransaction")
                                && (dead || commits.incrementAndGet() % every == 0)) {
                            producer.flush();
                            failures.incrementAndGet();
                            throw new KafkaException("the test says no");
                        }
                        if (method.getName().equals("abortTransaction") && forGood) {
                            throw new KafkaException("the test says no");
                        }
                        try {
                            return method.invoke(producer, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
