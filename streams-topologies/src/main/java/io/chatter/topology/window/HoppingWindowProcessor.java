package io.chatter.topology.window;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;

/// Cuts the lines of each room into panes and emits one result a room and advance when the window's
/// grace has passed, in event time; a partition without lines is closed by the wall clock (see
/// `HoppingWindows.idle`).
///
/// Panes follow J. Li et al., "No pane, no gain: efficient evaluation of sliding-window aggregates over
/// data streams", SIGMOD Record 2005: a line is counted once, not once for each window it lies in. The
/// results of each room are kept in a store, which tells after a restart what was emitted already and
/// answers queries. Runs on its task's stream thread.
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
public final class HoppingWindowProcessor<L, P, R> extends ContextualProcessor<String, L, String, R> {

    private static final Duration PUNCTUATION = Duration.ofSeconds(1);
    private static final long NOTHING_CLOSED = Long.MIN_VALUE;

    private final HoppingWindows windows;
    private final Supplier<PaneAggregation<L, P, R>> aggregations;
    private final Function<ObservedLine, L> reading;
    private final WindowResults<R> kept;
    private final TreeMap<String, RoomPanes<L, P, R>> rooms = new TreeMap<>();
    private final Map<String, R> lastBeforeStart = new HashMap<>();

    private WindowStore<String, R> results;
    private Sensor lateLines;
    private long closed = NOTHING_CLOSED;
    private long lastLineSeenAt;

    /// @param aggregations makes the aggregation of one room
    /// @param reading what the aggregation reads of a line in the journal
    public HoppingWindowProcessor(
            HoppingWindows windows,
            Supplier<PaneAggregation<L, P, R>> aggregations,
            Function<ObservedLine, L> reading,
            WindowResults<R> kept) {
        this.windows = windows;
        this.aggregations = aggregations;
        this.reading = reading;
        this.kept = kept;
    }

    /// Kafka Streams calls this again on the same object when it revives a task whose transaction was
    /// aborted: what was counted and emitted since the last commit has not happened.
    @Override
    public void init(ProcessorContext<String, R> context) {
        super.init(context);
        rooms.clear();
        closed = NOTHING_CLOSED;
        results = context.getStateStore(kept.store());
        lateLines = LateLines.sensor(context, kept.store());
        lastLineSeenAt = context.currentSystemTimeMs();
        findWhatWasClosed();
        rebuildPanes(context.getStateStore(LineJournal.STORE));
        if (!windows.idle().isZero()) {
            context.schedule(PUNCTUATION, PunctuationType.WALL_CLOCK_TIME, this::closeWhenIdle);
        }
    }

    @Override
    public void process(Record<String, L> line) {
        lastLineSeenAt = context().currentSystemTimeMs();
        closeUpTo(windows.boundaryAtOrBefore(line.timestamp() - windows.grace().toMillis()));
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
                R result = panes.close(room, end);
                results.put(room, result, end - windows.length().toMillis());
                context().forward(new Record<>(room, result, end));
            }
        });
        rooms.values().removeIf(panes -> panes.forgetBefore(end));
    }

    /// Results come oldest first, so that the last of each room stays.
    private void findWhatWasClosed() {
        try (KeyValueIterator<Windowed<String>, R> all = results.all()) {
            while (all.hasNext()) {
                KeyValue<Windowed<String>, R> result = all.next();
                closed = Math.max(closed, kept.windowEnd(result.value));
                lastBeforeStart.put(result.key.key(), result.value);
            }
        }
    }

    private void rebuildPanes(WindowStore<String, ObservedLine> journal) {
        try (KeyValueIterator<Windowed<String>, ObservedLine> lines = journal.all()) {
            while (lines.hasNext()) {
                KeyValue<Windowed<String>, ObservedLine> line = lines.next();
                panesOf(line.key.key())
                        .add(reading.apply(line.value), line.key.window().start());
            }
        }
        if (closed != NOTHING_CLOSED) {
            rooms.values().removeIf(panes -> panes.forgetBefore(closed));
        }
        lastBeforeStart.clear();
    }

    private RoomPanes<L, P, R> panesOf(String room) {
        RoomPanes<L, P, R> known = rooms.get(room);
        if (known != null) {
            return known;
        }
        RoomPanes<L, P, R> panes = new RoomPanes<>(windows, aggregations.get(), lastBeforeStart.get(room));
        rooms.put(room, panes);
        return panes;
    }
}
