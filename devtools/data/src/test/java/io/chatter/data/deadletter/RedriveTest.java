package io.chatter.data.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.Chat;
import io.chatter.data.DataFailure;
import io.chatter.data.PlantedTopics;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("__streams.errors.exception", "io.chatter.messaging.SchemaException$" + cause);
        headers.put("__streams.errors.message", message);
        headers.put("__streams.errors.topic", INGEST.name());
        headers.put("__streams.errors.partition", "3");
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
        assertThat(outcome.redriven()).hasSize(3);
        assertThat(outcome.refused())
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
        assertThat(first.redriven()).hasSize(2);
        assertThat(second.redriven()).isEmpty();
        assertThat(second.already()).hasSize(2);
        List<ConsumerRecord<String, byte[]>> back = topics.platform().read(INGEST.name());
        assertThat(back).hasSize(2);
        ConsumerRecord<String, byte[]> one = back.getFirst();
        assertThat(one.key()).isEqualTo("demo");
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
}
