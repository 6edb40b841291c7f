package io.chatter.topology.window;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;

/// Cuts the lines of each room into panes and emits one result a room and advance when the window's
/// grace has passed, in event time, or when `LineFeed` tells the time of a partition without lines.
///
/// Panes follow J. Li et al., "No pane, no gain: efficient evaluation of sliding-window aggregates over
/// data streams", SIGMOD Record 2005: a line is put into one pane, not into each window it lies in. The
/// results of each room are kept in a store, which tells after a restart what was emitted already and
/// answers queries. Runs on its task's stream thread.
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
public final class HoppingWindowProcessor<L, P, R> extends ContextualProcessor<String, L, String, R> {

    private static final long NOTHING_CLOSED = Long.MIN_VALUE;
    private static final String NO_ROOM = "";

    private final HoppingWindows windows;
    private final Supplier<PaneAggregation<L, P, R>> aggregations;
    private final WindowResults<R> kept;
    private final Map<String, RoomPanes<L, P, R>> rooms = new HashMap<>();
    private final TreeMap<String, RoomPanes<L, P, R>> inOrder = new TreeMap<>();
    private final Map<String, R> lastBeforeStart = new HashMap<>();

    private WindowStore<String, R> results;
    private LateLines lateLines;
    private long closed = NOTHING_CLOSED;
    private long passed = NOTHING_CLOSED;

    /// @param aggregations makes the aggregation of one room
    public HoppingWindowProcessor(
            HoppingWindows windows, Supplier<PaneAggregation<L, P, R>> aggregations, WindowResults<R> kept) {
        this.windows = windows;
        this.aggregations = aggregations;
        this.kept = kept;
    }

    /// Kafka Streams calls this again on the same object when it revives a task whose transaction was
    /// aborted: what was counted and emitted since the last commit has not happened.
    @Override
    public void init(ProcessorContext<String, R> context) {
        super.init(context);
        rooms.clear();
        inOrder.clear();
        closed = NOTHING_CLOSED;
        passed = NOTHING_CLOSED;
        lastBeforeStart.clear();
        results = context.getStateStore(kept.store());
        lateLines = new LateLines(context, kept.store());
        findWhatWasClosed();
    }

    @Override
    public void process(Record<String, L> line) {
        switch (LineMark.of(line.headers())) {
            case BEGIN -> begin(boundaryOfGrace(line.timestamp()));
            case LIVE -> {
                tick(line.timestamp());
                count(line);
            }
            case PAST -> remember(line);
            case TICK -> tick(line.timestamp());
        }
    }

    /// Where nothing was told before, windows are told from here on. An empty result of no room keeps it, or a
    /// task that is killed before its first window, with lines committed, would leave windows untold.
    private void begin(long boundary) {
        if (closed == NOTHING_CLOSED) {
            closed = boundary;
            R nothing = new RoomPanes<>(windows, aggregations.get(), null).close(NO_ROOM, boundary);
            results.put(NO_ROOM, nothing, boundary - windows.length().toMillis());
        }
    }

    private void tick(long time) {
        lastBeforeStart.clear();
        long boundary = boundaryOfGrace(time);
        passed = Math.max(passed, boundary);
        closeUpTo(boundary);
    }

    /// End of the last window whose grace has passed.
    private long boundaryOfGrace(long time) {
        return windows.boundaryAtOrBefore(time - windows.grace().toMillis());
    }

    private void count(Record<String, L> line) {
        long pane = windows.boundaryAtOrBefore(line.timestamp());
        if (isLate(pane)) {
            lateLines.recordLate();
            return;
        }
        if (pane + windows.advance().toMillis() <= passed) {
            lateLines.recordPartlyLate();
        }
        panesOf(line.key()).add(line.value(), line.timestamp());
    }

    /// Tells the same of a line that is read again as when it came: by the lines before it, not by what was closed when
    /// the task began.
    private boolean isLate(long pane) {
        return pane + windows.length().toMillis() <= passed;
    }

    private void remember(Record<String, L> line) {
        long boundary = boundaryOfGrace(line.timestamp());
        passed = Math.max(passed, boundary);
        if (closed != NOTHING_CLOSED && boundary > closed) {
            tick(line.timestamp());
        }
        boolean isNeeded = closed == NOTHING_CLOSED
                || line.timestamp() >= closed - windows.horizon().toMillis();
        if (isNeeded && !isLate(windows.boundaryAtOrBefore(line.timestamp()))) {
            panesOf(line.key()).add(line.value(), line.timestamp());
        }
    }

    private void closeUpTo(long boundary) {
        begin(boundary);
        while (closed < boundary && !rooms.isEmpty()) {
            closed += windows.advance().toMillis();
            emitRecorded(closed);
        }
        closed = Math.max(closed, boundary);
    }

    private void emitRecorded(long end) {
        WindowsClosed flight = new WindowsClosed();
        flight.begin();
        int open = rooms.size();
        emit(end);
        flight.end();
        if (flight.shouldCommit()) {
            flight.store = kept.store();
            flight.windowEnd = end;
            flight.rooms = open;
            flight.commit();
        }
    }

    private void emit(long end) {
        inOrder.forEach((room, panes) -> {
            if (panes.worthTelling(end)) {
                R result = panes.close(room, end);
                results.put(room, result, end - windows.length().toMillis());
                context().forward(new Record<>(room, result, end));
            }
        });
        if (inOrder.values().removeIf(panes -> panes.forgetBefore(end))) {
            rooms.keySet().retainAll(inOrder.keySet());
        }
    }

    /// Reads the last results only: whoever was told of before them has no lines left that windows look at, and
    /// begins anew. They come oldest first, so that the last of each room stays.
    private void findWhatWasClosed() {
        OptionalLong newest = new ToldUpTo(kept.store(), windows.length()).newestEnd(context());
        if (newest.isEmpty()) {
            return;
        }
        closed = newest.getAsLong();
        long start = closed - windows.length().toMillis();
        try (KeyValueIterator<Windowed<String>, R> last =
                results.fetchAll(start - windows.horizon().toMillis(), start)) {
            last.forEachRemaining(result -> lastBeforeStart.put(result.key.key(), result.value));
        }
    }

    private RoomPanes<L, P, R> panesOf(String room) {
        RoomPanes<L, P, R> known = rooms.get(room);
        if (known != null) {
            return known;
        }
        RoomPanes<L, P, R> panes = new RoomPanes<>(windows, aggregations.get(), lastBeforeStart.get(room));
        rooms.put(room, panes);
        inOrder.put(room, panes);
        return panes;
    }
}
