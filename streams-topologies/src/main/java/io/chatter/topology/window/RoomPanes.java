package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The panes of one room by their start. Owned by one stream thread.
final class RoomPanes<P> {

    private final HoppingWindows windows;
    private final PaneAggregation<P, ?> aggregation;
    private final NavigableMap<Long, P> byStart = new TreeMap<>();

    RoomPanes(HoppingWindows windows, PaneAggregation<P, ?> aggregation) {
        this.windows = windows;
        this.aggregation = aggregation;
    }

    void add(ChatMessage line, long timestamp) {
        P pane = byStart.computeIfAbsent(windows.boundaryAtOrBefore(timestamp), start -> aggregation.newPane());
        aggregation.add(pane, line);
    }

    /// True when the window that ends at `end` has lines, or when the one before it had: the first empty window is told
    /// too.
    boolean worthTelling(long end) {
        long length = windows.length().toMillis();
        return !byStart.subMap(end - length - windows.advance().toMillis(), end).isEmpty();
    }

    RoomWindow<P> windowEndingAt(String room, long end) {
        long length = windows.length().toMillis();
        return new RoomWindow<>(
                room,
                Instant.ofEpochMilli(end - length),
                Instant.ofEpochMilli(end),
                byStart.subMap(end - length, end).values(),
                byStart.subMap(end - 2 * length, end - length).values());
    }

    /// Forgets what no window that ends after `closed` looks at; true when nothing is left.
    boolean forgetBefore(long closed) {
        byStart.headMap(closed - windows.horizon().toMillis()).clear();
        return byStart.isEmpty();
    }
}
