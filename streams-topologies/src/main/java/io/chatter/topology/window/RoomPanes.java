package io.chatter.topology.window;

import java.time.Instant;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The panes of one room by their start, and its last result. Owned by one stream thread.
final class RoomPanes<L, P, R> {

    private final HoppingWindows windows;
    private final PaneAggregation<L, P, R> aggregation;
    private final NavigableMap<Long, P> byStart = new TreeMap<>();

    @Nullable
    private R last;

    RoomPanes(HoppingWindows windows, PaneAggregation<L, P, R> aggregation, @Nullable R last) {
        this.windows = windows;
        this.aggregation = aggregation;
        this.last = last;
    }

    void add(L line, long timestamp) {
        P pane = byStart.computeIfAbsent(windows.boundaryAtOrBefore(timestamp), aggregation::newPane);
        aggregation.add(pane, line);
    }

    /// True when the window that ends at `end` has lines, or when the one before it had: the first
    /// empty window is told too.
    boolean worthTelling(long end) {
        long length = windows.length().toMillis();
        return !byStart.subMap(end - length - windows.advance().toMillis(), end).isEmpty();
    }

    R close(String room, long end) {
        long start = end - windows.length().toMillis();
        R result = aggregation.summarise(
                new RoomWindow<>(
                        room,
                        Instant.ofEpochMilli(start),
                        Instant.ofEpochMilli(end),
                        byStart.subMap(start, end).values()),
                last);
        last = result;
        return result;
    }

    /// Forgets what no window that ends after `closed` looks at; true when nothing is left.
    boolean forgetBefore(long closed) {
        Collection<P> old =
                byStart.headMap(closed - windows.horizon().toMillis()).values();
        old.forEach(aggregation::forget);
        old.clear();
        return byStart.isEmpty();
    }
}
