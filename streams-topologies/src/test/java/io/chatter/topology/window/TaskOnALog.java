package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/// The feed and one shape of windows as a task has them, over a log in memory. It can begin again at any line, with
/// nothing but the store of before.
///
/// @param <L> what the aggregation reads of a line
public final class TaskOnALog<L, P, R> {

    private final HoppingWindows windows;
    private final WindowResults<R> results;
    private final Supplier<PaneAggregation<L, P, R>> aggregations;
    private final Function<ObservedLine, L> reading;
    private final WindowStore<String, R> committed;
    private final List<ConsumerRecord<String, ChatMessage>> log = new ArrayList<>();
    private final List<R> told = new ArrayList<>();

    private MockProcessorContext<String, ObservedLine> fed = new MockProcessorContext<>();
    private MockProcessorContext<String, R> counted = new MockProcessorContext<>();
    private HoppingWindowProcessor<L, P, R> processor;
    private LineFeedProcessor feed;

    public TaskOnALog(
            HoppingWindows windows,
            WindowResults<R> results,
            Serde<R> serde,
            Supplier<PaneAggregation<L, P, R>> aggregations,
            Function<ObservedLine, L> reading) {
        this.windows = windows;
        this.results = results;
        this.aggregations = aggregations;
        this.reading = reading;
        committed = results.storeOf(windows, serde).withLoggingDisabled().build();
        counted.setCurrentSystemTimeMs(0);
        committed.init(counted.getStateStoreContext(), committed);
        begin();
    }

    /// Forgets all but what is in the store, as if the task had been killed.
    public void begin() {
        fed = new MockProcessorContext<>();
        fed.setCurrentSystemTimeMs(0);
        fed.addStateStore(committed);
        counted = new MockProcessorContext<>();
        counted.setCurrentSystemTimeMs(0);
        counted.addStateStore(committed);
        processor = new HoppingWindowProcessor<>(windows, aggregations, results);
        processor.init(counted);
        feed = new LineFeedProcessor(
                new Log(),
                LineFeed.memory(windows),
                Duration.ZERO,
                List.of(new ToldUpTo(results.store(), windows.length())));
        feed.init(fed);
    }

    public void say(ChatMessage line) {
        long offset = log.size();
        long at = line.getBroadcastAt().toEpochMilli();
        log.add(new ConsumerRecord<>(
                "firehose",
                0,
                offset,
                at,
                TimestampType.CREATE_TIME,
                0,
                0,
                line.getRoomId(),
                line,
                new RecordHeaders(),
                Optional.empty()));
        fed.setRecordMetadata("firehose", 0, offset);
        feed.process(new Record<>(line.getRoomId(), line, at));
        fed.forwarded().forEach(forwarded -> handOn(forwarded.record()));
        fed.resetForwards();
        counted.forwarded().forEach(window -> told.add(window.record().value()));
        counted.resetForwards();
    }

    private void handOn(Record<? extends String, ? extends ObservedLine> line) {
        processor.process(new Record<>(line.key(), reading.apply(line.value()), line.timestamp(), line.headers()));
    }

    /// Results of all windows, in the order in which they were told.
    public List<R> told() {
        return told;
    }

    private final class Log implements PastLines {

        @Override
        public Reader since(int partition, Instant appended) {
            return reader(log.stream()
                    .filter(line -> line.timestamp() >= appended.toEpochMilli())
                    .toList());
        }

        @Override
        public Reader behind(int partition, long offset) {
            return reader(log.stream().filter(line -> line.offset() > offset).toList());
        }

        private static Reader reader(List<ConsumerRecord<String, ChatMessage>> found) {
            Iterator<ConsumerRecord<String, ChatMessage>> left = found.iterator();
            return () -> left.hasNext() ? List.of(left.next()) : List.of();
        }
    }
}
