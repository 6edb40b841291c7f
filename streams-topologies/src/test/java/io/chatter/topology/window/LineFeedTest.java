package io.chatter.topology.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was said before a task began is counted once, and a backlog is no silence.
class LineFeedTest {

    private static final Duration MEMORY = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final MockProcessorContext<String, ObservedLine> context = new MockProcessorContext<>();
    private final List<ConsumerRecord<String, ChatMessage>> log = new ArrayList<>();
    private final LineFeedProcessor feed = new LineFeedProcessor(new LogOf(log), MEMORY, IDLE, List.of());

    @BeforeEach
    void begin() {
        context.setCurrentSystemTimeMs(0);
        feed.init(context);
    }

    @Test
    void shouldHandOnWhatWasSaidBeforeOnceAndThenLinesAsTheyCome() {
        // Given
        append(0, 1_000);
        append(1, 2_000);
        append(2, 3_000);
        append(3, 4_000);
        beginAt(Duration.ofMinutes(5));

        // When: the task begins with the third line
        say(2, 3_000);
        say(3, 4_000);

        // Then
        assertThat(told())
                .containsExactly("BEGIN 3000", "PAST 1000", "PAST 2000", "LIVE 3000", "TICK 3000", "LIVE 4000");
    }

    /// As one is that comes while Kafka Streams looks for the end of a log that nobody has written to.
    @Test
    void shouldBeginBeforeALineThatCameWithTheTaskAndWasNotHandedOn() {
        // Given
        beginAt(Duration.ofMinutes(5));
        append(0, 299_900);
        append(1, 310_000);

        // When
        say(1, 310_000);

        // Then
        assertThat(told()).containsExactly("BEGIN 240000", "PAST 299900", "LIVE 310000", "TICK 310000");
    }

    @Test
    void shouldTellTheTimeOnlyAtTheEndOfTheLog() {
        // Given
        append(0, 1_000);
        say(0, 1_000);
        append(1, 2_000);
        context.resetForwards();

        // When: lines wait in the log
        idleFor(Duration.ofSeconds(20));
        List<String> behind = told();
        say(1, 2_000);
        idleFor(Duration.ofSeconds(40));

        // Then
        assertThat(behind).isEmpty();
        assertThat(told()).containsExactly("LIVE 2000", "TICK 20000");
    }

    @Test
    void shouldReadTheLogWhenNobodyWritesSinceItBegan() {
        // Given
        append(0, 1_000);

        // When
        idleFor(Duration.ofSeconds(20));

        // Then
        assertThat(told()).containsExactly("PAST 1000", "TICK 0");
    }

    private void append(long offset, long at) {
        log.add(new ConsumerRecord<>(
                "firehose",
                0,
                offset,
                at,
                TimestampType.CREATE_TIME,
                0,
                0,
                "attic",
                line(at),
                new RecordHeaders(),
                Optional.empty()));
    }

    private void say(long offset, long at) {
        context.setRecordMetadata("firehose", 0, offset);
        feed.process(new Record<>("attic", line(at), at));
    }

    private void beginAt(Duration time) {
        context.setCurrentSystemTimeMs(time.toMillis());
        feed.init(context);
    }

    private void idleFor(Duration time) {
        context.setCurrentSystemTimeMs(time.toMillis());
        context.scheduledPunctuators()
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(time.toMillis()));
    }

    private List<String> told() {
        List<String> told = context.forwarded().stream()
                .map(forward -> LineMark.of(forward.record().headers()) + " "
                        + forward.record().timestamp())
                .toList();
        context.resetForwards();
        return told;
    }

    private static ChatMessage line(long at) {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(0, at))
                .setRoomId("attic")
                .setAuthor(new Author("ana", "ana", "#ffffff", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText("hello")
                .setSentAt(Instant.ofEpochMilli(at))
                .build();
    }

    /// A log in memory; its timestamps are times of appending too.
    private record LogOf(List<ConsumerRecord<String, ChatMessage>> lines) implements PastLines {

        @Override
        public Reader since(int partition, Instant appended) {
            return reader(lines.stream()
                    .filter(line -> line.timestamp() >= appended.toEpochMilli())
                    .toList());
        }

        @Override
        public Reader behind(int partition, long offset) {
            return reader(lines.stream().filter(line -> line.offset() > offset).toList());
        }

        private static Reader reader(List<ConsumerRecord<String, ChatMessage>> found) {
            Deque<ConsumerRecord<String, ChatMessage>> left = new ArrayDeque<>(found);
            return () -> left.isEmpty() ? List.of() : List.of(left.removeFirst());
        }
    }
}
