package io.chatter.topology.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Author;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A task that was away for long catches up in slices, while offsets of lines far ahead are committed.
class BacklogTest {

    private static final int LINES = 600;
    /// The first to come; what open windows need of the lines before it takes several slices.
    private static final int FIRST = 60;

    private static final int A_SLICE = 20;

    /// The minute before the first line that comes needs 13, the whole backlog over a hundred.
    private static final int MANY_PANES = 20;

    private static final long ADVANCE = 5_000;
    private static final HoppingWindows WINDOWS =
            new HoppingWindows(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ZERO);
    private static final WindowResults<Long> RESULTS = new WindowResults<>("counts", LINES, Long.class);
    private static final List<Long> RECOUNT = LongStream.iterate(FIRST * 1_000L, end -> end + ADVANCE)
            .takeWhile(end -> end <= (LINES - 2) * 1_000L)
            .map(end -> end * LINES + Math.min(end, 10_000) / 1_000)
            .boxed()
            .toList();

    private final WindowStore<String, Long> committed =
            RESULTS.storeOf(WINDOWS, Serdes.Long()).withLoggingDisabled().build();
    private final List<Long> told = new ArrayList<>();
    /// That lie in a window which has not been told.
    private int panesAtMost;

    @Test
    void shouldTellWindowsOfABacklogAsItReadsThem() {
        // Given
        Task task = new Task(true);

        // When: the consumer is at the end of the log before the first slice is read
        LongStream.range(FIRST, LINES).forEach(task::say);
        task.catchUp();

        // Then
        assertThat(told).isEqualTo(RECOUNT);
        assertThat(panesAtMost).isLessThan(MANY_PANES);
    }

    @Test
    void shouldTellEveryWindowOnceWhenItIsKilledBeforeTheFirst() {
        // Given: offsets to the end are committed
        Task killed = new Task(true);
        LongStream.range(FIRST, LINES - 1).forEach(killed::say);
        int before = told.size();

        // When
        Task next = new Task(false);
        next.say(LINES - 1);
        next.catchUp();

        // Then
        assertThat(before).isZero();
        assertThat(told).isEqualTo(RECOUNT);
    }

    @Test
    void shouldTellEveryWindowOnceWhenItIsKilledInTheMiddleOfABacklog() {
        // Given: offsets to the end are committed, windows of the first slices were told
        Task killed = new Task(true);
        LongStream.range(FIRST, LINES - 1).forEach(killed::say);
        killed.readSlices(10);
        int before = told.size();

        // When
        Task next = new Task(false);
        next.say(LINES - 1);
        next.catchUp();

        // Then
        assertThat(before).isBetween(10, RECOUNT.size() / 2);
        assertThat(told).isEqualTo(RECOUNT);
        assertThat(panesAtMost).isLessThan(MANY_PANES);
    }

    private static ChatMessage line(long offset) {
        return ChatMessage.newBuilder()
                .setMessageId(new UUID(0, offset))
                .setRoomId("attic")
                .setAuthor(new Author("ana", "ana", "#ffffff", List.of()))
                .setOrigin(Origin.HUMAN)
                .setText("hello")
                .setSentAt(Instant.ofEpochSecond(offset))
                .build();
    }

    /// The feed and the windows of one start of the task; one line a second is in the log.
    private final class Task {

        private final MockProcessorContext<String, ObservedLine> fed = new MockProcessorContext<>();
        private final MockProcessorContext<String, Long> counted = new MockProcessorContext<>();
        private final HoppingWindowProcessor<ObservedLine, int[], Long> windows =
                new HoppingWindowProcessor<>(WINDOWS, Counts::new, RESULTS);
        private final LineFeedProcessor feed = new LineFeedProcessor(
                new SlowLog(),
                LineFeed.memory(WINDOWS),
                Duration.ZERO,
                List.of(new ToldUpTo(RESULTS.store(), WINDOWS.length())));

        private Task(boolean first) {
            fed.setCurrentSystemTimeMs(LINES * 1_000L);
            counted.setCurrentSystemTimeMs(0);
            if (first) {
                committed.init(counted.getStateStoreContext(), committed);
            }
            fed.addStateStore(committed);
            counted.addStateStore(committed);
            windows.init(counted);
            feed.init(fed);
        }

        void say(long offset) {
            fed.setRecordMetadata("firehose", 0, offset);
            feed.process(new Record<>("attic", line(offset), offset * 1_000));
            handOn();
        }

        void readSlices(int slices) {
            for (int i = 0; i < slices; i++) {
                fed.scheduledPunctuators()
                        .forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
                handOn();
            }
        }

        void catchUp() {
            readSlices(2 * LINES / A_SLICE);
        }

        private void handOn() {
            fed.forwarded().forEach(forwarded -> {
                Record<? extends String, ? extends ObservedLine> line = forwarded.record();
                windows.process(new Record<>(line.key(), line.value(), line.timestamp(), line.headers()));
            });
            fed.resetForwards();
            counted.forwarded().forEach(window -> told.add(window.record().value()));
            counted.resetForwards();
        }

        /// Takes longer for twenty lines than a slice may take.
        private final class SlowLog implements PastLines {

            @Override
            public Reader since(int partition, Instant appended) {
                return behind(partition, appended.getEpochSecond() - 1);
            }

            @Override
            public Reader behind(int partition, long offset) {
                long[] next = {Math.max(0, offset + 1)};
                return () -> {
                    fed.setCurrentSystemTimeMs(
                            fed.currentSystemTimeMs() + Duration.ofSeconds(1).toMillis());
                    long from = next[0];
                    next[0] = Math.min(LINES, from + A_SLICE);
                    return LongStream.range(from, next[0])
                            .mapToObj(SlowLog::record)
                            .toList();
                };
            }

            private static ConsumerRecord<String, ChatMessage> record(long offset) {
                return new ConsumerRecord<>(
                        "firehose",
                        0,
                        offset,
                        offset * 1_000,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        "attic",
                        line(offset),
                        new RecordHeaders(),
                        Optional.empty());
            }
        }
    }

    /// Tells the end of a window and how many lines it has.
    private final class Counts implements PaneAggregation<ObservedLine, int[], Long> {

        private final Set<int[]> untold = new HashSet<>();

        @Override
        public int[] newPane(long start) {
            int[] pane = new int[1];
            untold.add(pane);
            panesAtMost = Math.max(panesAtMost, untold.size());
            return pane;
        }

        @Override
        public void add(int[] pane, ObservedLine line) {
            pane[0]++;
        }

        @Override
        public Long summarise(RoomWindow<int[]> window, @Nullable Long previous) {
            window.before().forEach(untold::remove);
            return window.end().toEpochMilli() * LINES
                    + window.panes().stream().mapToLong(pane -> pane[0]).sum();
        }
    }
}
