package io.chatter.topology.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Origin;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Kafka Streams revives a task whose transaction was aborted: the same processor, stores as of the
/// last commit.
class RevivedTaskTest {

    private static final HoppingWindows WINDOWS =
            new HoppingWindows(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ZERO);
    private static final WindowResults<Long> RESULTS = new WindowResults<>("counts", 10, Long.class);

    @Test
    void shouldTellAgainWhatWasToldInAnAbortedTransaction() {
        // Given: windows were told, and then the transaction was aborted
        HoppingWindowProcessor<ObservedLine, int[], Long> processor =
                new HoppingWindowProcessor<>(WINDOWS, EndOfWindow::new, RESULTS);
        List<Long> aborted = run(processor);

        // When: the task is revived with the empty stores of before
        processor.close();
        List<Long> again = run(processor);

        // Then
        assertThat(aborted).containsExactly(5_000L, 10_000L, 15_000L);
        assertThat(again).isEqualTo(aborted);
    }

    private static List<Long> run(HoppingWindowProcessor<ObservedLine, int[], Long> processor) {
        MockProcessorContext<String, Long> context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(0);
        add(context, RESULTS.storeOf(WINDOWS, Serdes.Long()));
        processor.init(context);
        for (long at = 1_000; at < 18_000; at += 1_000) {
            processor.process(new Record<>("attic", line(at), at));
        }
        return context.forwarded().stream()
                .<Long>map(told -> told.record().value())
                .toList();
    }

    private static <S extends StateStore> void add(
            MockProcessorContext<String, Long> context, StoreBuilder<S> builder) {
        S store = builder.withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    private static ObservedLine line(long at) {
        return new ObservedLine(new UUID(0, at), at, Origin.HUMAN, "ana", "ana", 0, "hello");
    }

    /// Tells the end of the window, and counts nothing.
    private static final class EndOfWindow implements PaneAggregation<ObservedLine, int[], Long> {

        @Override
        public int[] newPane(long start) {
            return new int[1];
        }

        @Override
        public void add(int[] pane, ObservedLine line) {
            pane[0]++;
        }

        @Override
        public Long summarise(RoomWindow<int[]> window, @Nullable Long previous) {
            return window.end().toEpochMilli();
        }
    }
}
