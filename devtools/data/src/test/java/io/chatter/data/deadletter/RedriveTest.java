package io.chatter.data.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedriveTest {

    private static final TopicSpec INGEST = TopicCatalogue.CHAT_INGEST;

    private PlantedTopics topics;
    private TopicLog log;

    @BeforeEach
    void plant() {
        topics = new PlantedTopics();
        byte[] line = topics.encode(INGEST, Chat.human("demo", "ann", "hello", Chat.NOON));
        letter(line, "RegistryAway", "no answer within 3000 ms", Map.of("traceparent", "00-a"));
        letter(line, "RegistryAway", "no answer within 3001 ms", Map.of());
        letter(new byte[] {1, 2, 3}, "Permanent", "value starts with byte 1", Map.of());
        letter(line, "RecordTooLarge", "1200000 bytes", Map.of("chatter.truncated", "1200000"));
        topics.flush();
        log = new TopicLog(topics.address());
    }

    private void letter(byte[] value, String cause, String message, Map<String, String> more) {
        letter(3, value, cause, message, more);
    }

    private void letter(int partition, byte[] value, String cause, String message, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("__streams.errors.exception", "io.chatter.messaging.SchemaException$" + cause);
        headers.put("__streams.errors.message", message);
        headers.put("__streams.errors.topic", INGEST.name());
        headers.put("__streams.errors.partition", String.valueOf(partition));
        headers.put("__streams.errors.offset", "7");
        topics.plantBytes(INGEST.deadLetterTopic(), 0, Chat.NOON, "demo", value, headers);
    }

    @AfterEach
    void close() {
        log.close();
        topics.close();
    }

    @Test
    void shouldListLettersByWhatTheyFailedWith() {
        assertThat(new DeadLetters(log).causes(LetterFilter.ALL))
                .extracting(DeadLetters.Cause::kind, DeadLetters.Cause::waiting)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("RegistryAway: no answer within # ms", 2L),
                        org.assertj.core.groups.Tuple.tuple("Permanent: value starts with byte #", 1L),
                        org.assertj.core.groups.Tuple.tuple("RecordTooLarge: # bytes", 1L));
    }

    @Test
    void shouldShowALetterDecodedOrSayWhyNot() {
        // Given
        DeadLetters letters = new DeadLetters(log);
        LetterText text = new LetterText(topics.address());

        // When
        String line = text.of(letters.find(new LetterId(INGEST.deadLetterTopic(), 0, 0)));
        String poison = text.of(letters.find(new LetterId(INGEST.deadLetterTopic(), 0, 2)));

        // Then
        assertThat(line).contains("\"text\": \"hello\"");
        assertThat(poison).contains("not decoded", "hex 010203");
        assertThatThrownBy(() -> letters.find(new LetterId(INGEST.deadLetterTopic(), 0, 99)))
                .isInstanceOf(DataFailure.class);
    }

    @Test
    void shouldChangeNothingInADryRun() {
        // When
        Redrive.Outcome outcome = new Redrive(topics.address(), log).rehearse(LetterFilter.ALL);

        // Then
        assertThat(outcome.letters().redriven()).hasSize(3);
        assertThat(outcome.letters().refused())
                .singleElement()
                .extracting(LetterId::offset)
                .isEqualTo(3L);
        assertThat(topics.platform().read(INGEST.name())).isEmpty();
        assertThat(topics.platform().read(INGEST.deadLetterTopic())).hasSize(4);
    }

    @Test
    void shouldBringLettersBackAsTheyWereAndOnce() {
        // Given
        Redrive redrive = new Redrive(topics.address(), log);
        LetterFilter away = new LetterFilter(Set.of(), Optional.of(INGEST.name()), Optional.of("registryaway"));

        // When
        Redrive.Outcome first = redrive.run(away);
        Redrive.Outcome second = redrive.run(away);

        // Then
        assertThat(first.letters().redriven()).hasSize(2);
        assertThat(second.letters().redriven()).isEmpty();
        assertThat(second.letters().already()).hasSize(2);
        List<ConsumerRecord<String, byte[]>> back = topics.platform().read(INGEST.name());
        assertThat(back).hasSize(2);
        ConsumerRecord<String, byte[]> one = back.getFirst();
        assertThat(one.key()).isEqualTo("demo");
        assertThat(one.partition()).isEqualTo(3);
        assertThat(one.value()).isEqualTo(topics.encode(INGEST, Chat.human("demo", "ann", "hello", Chat.NOON)));
        assertThat(one.headers())
                .extracting(header -> header.key())
                .containsExactly("traceparent", "chatter.redriven.from");
        assertThat(new String(one.headers().lastHeader("chatter.redriven.from").value(), StandardCharsets.UTF_8))
                .isEqualTo("chat.ingest.dlq:0:0");
        assertThat(new DeadLetters(log).causes(LetterFilter.ALL))
                .filteredOn(cause -> cause.kind().startsWith("RegistryAway"))
                .singleElement()
                .satisfies(cause -> assertThat(cause.redriven()).isEqualTo(2));
    }

    @Test
    void shouldBringEachLetterBackOnceThoughTwoRedriveAtOnce() throws Exception {
        // Given: letters for several transactions, and two clients of their own that begin together
        int letters = 1_000;
        byte[] line = topics.encode(INGEST, Chat.human("demo", "ann", "hello", Chat.NOON));
        for (int i = 0; i < letters; i++) {
            letter(line, "Crowded", "one of many", Map.of());
        }
        topics.flush();
        LetterFilter crowded = new LetterFilter(Set.of(), Optional.empty(), Optional.of("Crowded"));
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Redrive.Outcome> redrive = () -> {
            try (TopicLog own = new TopicLog(topics.address())) {
                together.await();
                return new Redrive(topics.address(), own).run(crowded);
            }
        };

        // When
        List<Redrive.Outcome> both = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Redrive.Outcome> outcome : threads.invokeAll(List.of(redrive, redrive))) {
                both.add(outcome.get());
            }
        }
        Redrive.Outcome after = new Redrive(topics.address(), log).run(crowded);

        // Then
        assertThat(after).isInstanceOf(Redrive.Outcome.Whole.class);
        both.add(after);
        List<String> back = topics.platform().read(INGEST.name()).stream()
                .map(record -> new String(
                        record.headers().lastHeader("chatter.redriven.from").value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(back).hasSize(letters).doesNotHaveDuplicates();
        assertThat(both.stream().flatMap(outcome -> outcome.letters().redriven().stream()))
                .extracting(LetterId::toString)
                .containsExactlyInAnyOrderElementsOf(back);
    }

    @Test
    void shouldBringNothingBackTwiceThoughAServiceHidesTheMarks() {
        // Given: a service that has not committed its own letter, and behind that the mark of the first one
        try (KafkaProducer<byte[], byte[]> service = service()) {
            service.beginTransaction();
            service.send(new ProducerRecord<>(INGEST.deadLetterTopic(), 0, new byte[0], new byte[] {9}));
            service.flush();
            topics.plantBytes(
                    INGEST.deadLetterTopic(),
                    0,
                    Chat.NOON,
                    "demo",
                    null,
                    Map.of("chatter.redriven", "chat.ingest.dlq:0:0"));
            topics.flush();
            LetterFilter away = new LetterFilter(Set.of(), Optional.empty(), Optional.of("RegistryAway"));

            // When
            Redrive impatient = new Redrive(topics.address(), log, Duration.ofMillis(500));
            var unrehearsed = catchThrowableOfType(DataFailure.class, () -> impatient.rehearse(away));
            Redrive.Outcome hidden = impatient.run(away);
            service.abortTransaction();
            Redrive.Outcome shown = new Redrive(topics.address(), log).run(away);

            // Then
            assertThat(unrehearsed).hasMessageContaining("transaction over chat.ingest.dlq");
            assertThat(hidden)
                    .asInstanceOf(InstanceOfAssertFactories.type(Redrive.Outcome.Stopped.class))
                    .extracting(Redrive.Outcome.Stopped::reason, InstanceOfAssertFactories.THROWABLE)
                    .hasMessageContaining("transaction over chat.ingest.dlq");
            assertThat(shown.letters().already()).extracting(LetterId::offset).containsExactly(0L);
            assertThat(shown.letters().redriven()).extracting(LetterId::offset).containsExactly(1L);
            assertThat(topics.platform().read(INGEST.name())).hasSize(1);
        }
    }

    private KafkaProducer<byte[], byte[]> service() {
        Map<String, Object> settings = topics.address().clientSettings();
        settings.put("transactional.id", "a-service-" + UUID.randomUUID());
        KafkaProducer<byte[], byte[]> service =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        service.initTransactions();
        return service;
    }

    @Test
    void shouldBringBackOneLetterAndLeaveTheOthers() {
        // When
        new Redrive(topics.address(), log)
                .run(new LetterFilter(
                        Set.of(LetterId.parse("chat.ingest.dlq:0:2")), Optional.empty(), Optional.empty()));

        // Then
        assertThat(topics.platform().read(INGEST.name()))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).containsExactly(1, 2, 3));
    }

    @Test
    void shouldNameLettersThatAreNotThere() {
        // When
        Redrive.Outcome outcome = new Redrive(topics.address(), log)
                .run(new LetterFilter(
                        Set.of(LetterId.parse("chat.ingest.dlq:0:1"), LetterId.parse("chat.ingest.dlq:0:99")),
                        Optional.empty(),
                        Optional.empty()));

        // Then
        assertThat(outcome.letters().redriven()).containsExactly(LetterId.parse("chat.ingest.dlq:0:1"));
        assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Redrive.Outcome.Whole.class))
                .extracting(Redrive.Outcome.Whole::missing, InstanceOfAssertFactories.LIST)
                .containsExactly(LetterId.parse("chat.ingest.dlq:0:99"));
    }

    @Test
    void shouldLeaveALetterThatIsTooLargeAndBringBackThoseBehindIt() {
        // Given: one that leaves no room for the header of what comes back
        topics.plantBytes(INGEST.deadLetterTopic(), 0, Chat.NOON, "demo", new byte[1_048_480], Map.of());
        letter(new byte[] {4, 5, 6}, "Permanent", "value starts with byte 4", Map.of());
        topics.flush();

        // When
        Redrive.Outcome outcome = new Redrive(topics.address(), log).run(LetterFilter.ALL);

        // Then
        assertThat(outcome).isInstanceOf(Redrive.Outcome.Whole.class);
        assertThat(outcome.letters().redriven()).extracting(LetterId::offset).containsExactly(0L, 1L, 2L, 5L);
        assertThat(outcome.letters().refused()).extracting(LetterId::offset).containsExactlyInAnyOrder(3L, 4L);
        assertThat(topics.platform().read(INGEST.name())).hasSize(4);
    }

    @Test
    void shouldBringBackByItsKeyWhatWasOfAPartitionThatIsNoMore() {
        // Given: with another letter behind it
        letter(INGEST.partitions(), new byte[] {7}, "Permanent", "value starts with byte 7", Map.of());
        letter(new byte[] {4, 5, 6}, "Permanent", "value starts with byte 4", Map.of());
        topics.flush();

        // When
        Redrive.Outcome outcome = new Redrive(topics.address(), log).run(LetterFilter.ALL);

        // Then
        assertThat(outcome).isInstanceOf(Redrive.Outcome.Whole.class);
        assertThat(outcome.letters().redriven()).extracting(LetterId::offset).containsExactly(0L, 1L, 2L, 4L, 5L);
        assertThat(topics.platform().read(INGEST.name()))
                .extracting(ConsumerRecord::value)
                .contains(new byte[] {7}, new byte[] {4, 5, 6});
    }

    @Test
    void shouldTellWhatWasDoneBeforeItCouldNotGoOn() {
        // Given: behind a letter that can come back a topic with a mark that nobody can read
        String behind = TopicCatalogue.CHAT_MODERATION.deadLetterTopic();
        topics.plantBytes(behind, 0, Chat.NOON, "demo", null, Map.of("chatter.redriven", "scribble"));
        topics.flush();

        // When
        Redrive.Outcome outcome = new Redrive(topics.address(), log).run(LetterFilter.ALL);

        // Then
        assertThat(outcome.letters().redriven()).hasSize(3);
        assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Redrive.Outcome.Stopped.class))
                .extracting(Redrive.Outcome.Stopped::reason, InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("scribble");
    }
}
