package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.util.TreeMap;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/// Cuts the lines of each room into panes and emits one result a room and advance when the window's grace has passed,
/// in event time; a partition without lines is closed by the wall clock (see `HoppingWindows.idle`).
///
/// Panes follow J. Li et al., "No pane, no gain: efficient evaluation of sliding-window aggregates over data streams",
/// SIGMOD Record 2005: a line is counted once, not once for each window it lies in. The last result of each room is
/// kept in a store, which tells after a restart what was emitted already and answers queries. Runs on its task's stream
/// thread.
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
public final class HoppingWindowProcessor<P, R> extends ContextualProcessor<String, ChatMessage, String, R> {

    private static final Duration PUNCTUATION = Duration.ofSeconds(1);
    private static final long NOTHING_CLOSED = Long.MIN_VALUE;

    private final HoppingWindows windows;
    private final PaneAggregation<P, R> aggregation;
    private final LatestResults<R> latest;
    private final TreeMap<String, RoomPanes<P>> rooms = new TreeMap<>();

    private KeyValueStore<String, R> results;
    private Sensor lateLines;
    private long closed = NOTHING_CLOSED;
    private long lastLineSeenAt;

    public HoppingWindowProcessor(HoppingWindows windows, PaneAggregation<P, R> aggregation, LatestResults<R> latest) {
        this.windows = windows;
        this.aggregation = aggregation;
        this.latest = latest;
    }

    @Override
    public void init(ProcessorContext<String, R> context) {
        super.init(context);
        results = context.getStateStore(latest.store());
        lateLines = LateLines.sensor(context, latest.store());
        lastLineSeenAt = context.currentSystemTimeMs();
        findWhatWasClosed();
        rebuildPanes(context.getStateStore(LineJournal.STORE));
        if (!windows.idle().isZero()) {
            context.schedule(PUNCTUATION, PunctuationType.WALL_CLOCK_TIME, this::closeWhenIdle);
        }
    }

    @Override
    public void process(Record<String, ChatMessage> line) {
        lastLineSeenAt = context().currentSystemTimeMs();
        long boundary =
                windows.boundaryAtOrBefore(line.timestamp() - windows.grace().toMillis());
        closeUpTo(boundary);
        if (windows.boundaryAtOrBefore(line.timestamp()) + windows.length().toMillis() <= closed) {
            lateLines.record();
        }
        panesOf(line.key()).add(line.value(), line.timestamp());
    }

    private void closeWhenIdle(long now) {
        if (now - lastLineSeenAt >= windows.idle().toMillis()) {
            closeUpTo(windows.boundaryAtOrBefore(
                    now - windows.idle().plus(windows.grace()).toMillis()));
        }
    }

    private void closeUpTo(long boundary) {
        if (closed == NOTHING_CLOSED) {
            closed = boundary;
        }
        while (closed < boundary && !rooms.isEmpty()) {
            closed += windows.advance().toMillis();
            emit(closed);
        }
        closed = Math.max(closed, boundary);
    }

    private void emit(long end) {
        rooms.forEach((room, panes) -> {
            if (panes.worthTelling(end)) {
                R result = aggregation.summarise(panes.windowEndingAt(room, end), results.get(room));
                results.put(room, result);
                context().forward(new Record<>(room, result, end));
            }
        });
        rooms.values().removeIf(panes -> panes.forgetBefore(end));
    }

    private void findWhatWasClosed() {
        try (KeyValueIterator<String, R> all = results.all()) {
            while (all.hasNext()) {
                closed = Math.max(closed, latest.windowEnd(all.next().value).toEpochMilli());
            }
        }
    }

    private void rebuildPanes(WindowStore<String, ChatMessage> journal) {
        try (KeyValueIterator<Windowed<String>, ChatMessage> lines = journal.all()) {
            while (lines.hasNext()) {
                KeyValue<Windowed<String>, ChatMessage> line = lines.next();
                panesOf(line.key.key()).add(line.value, line.key.window().start());
            }
        }
        if (closed != NOTHING_CLOSED) {
            rooms.values().removeIf(panes -> panes.forgetBefore(closed));
        }
    }

    private RoomPanes<P> panesOf(String room) {
        return rooms.computeIfAbsent(room, key -> new RoomPanes<>(windows, aggregation));
    }
}
