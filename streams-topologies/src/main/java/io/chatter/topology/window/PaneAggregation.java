package io.chatter.topology.window;

import org.jspecify.annotations.Nullable;

/// What is counted in one room. Pure: the same lines give the same result in whatever order they come,
/// but for what an aggregation says it estimates. There is one for each room, used by one stream thread
/// only.
///
/// @param <L> what it reads of a line
/// @param <P> accumulates the lines of one pane
/// @param <R> result for one window
public interface PaneAggregation<L, P, R> {

    /// @param start of the pane, epoch milliseconds
    P newPane(long start);

    void add(P pane, L line);

    /// @param window the panes of a closed window
    /// @param previous the last result of this room; null before its first
    R summarise(RoomWindow<P> window, @Nullable R previous);
}
