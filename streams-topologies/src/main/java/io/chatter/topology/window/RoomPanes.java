package io.chatter.topology.window;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The panes of one room by their start, and its last result. Owned by one stream thread.
final class RoomPanes<L, P, R> {

    private final HoppingWindows windows;
    private final PaneAggregation<L, P, R> aggregation;
    private final NavigableMap<Long, P> byStart = new TreeMap<>();

    @Nullable
    private P latest;

    private long latestStart;

    @Nullable
    private R last;

    RoomPanes(HoppingWindows windows, PaneAggregation<L, P, R> aggregation, @Nullable R last) {
        this.windows = windows;
        this.aggregation = aggregation;
        this.last = last;
    }

    void add(L line, long timestamp) {
        aggregation.add(paneAt(windows.boundaryAtOrBefore(timestamp)), line);
    }

    /// Most lines fall into the pane of the line before them.
    private P paneAt(long start) {
        P pane = latest;
        if (pane == null || start != latestStart) {
            pane = byStart.computeIfAbsent(start, aggregation::newPane);
            latest = pane;
            latestStart = start;
        }
        return pane;
    }

    /// True when the window that ends at `end` has lines, or when the one before it had: the first
    /// empty window is told too.
    boolean worthTelling(long end) {
        long length = windows.length().toMillis();
        return !byStart.subMap(end - length - windows.advance().toMillis(), end).isEmpty();
    }

    R close(String room, long end) {
        long length = windows.length().toMillis();
        long start = end - length;
        R result = aggregation.summarise(
                new RoomWindow<>(
                        room,
                        Instant.ofEpochMilli(start),
                        Instant.ofEpochMilli(end),
                        panes(start, end),
                        panes(start - length, start)),
                last);
        last = result;
        return result;
    }

    private List<P> panes(long from, long to) {
        return List.copyOf(byStart.subMap(from, to).values());
    }

    /// Forgets what no window that ends after `closed` looks at; true when nothing is left.
    boolean forgetBefore(long closed) {
        long kept = closed - windows.horizon().toMillis();
        byStart.headMap(kept).clear();
        if (latestStart < kept) {
            latest = null;
        }
        return byStart.isEmpty();
    }
}
