package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import org.jspecify.annotations.Nullable;

/// What is counted. Pure: the same lines give the same result in whatever order they come.
///
/// @param <P> accumulates the lines of one pane; used by one stream thread only
/// @param <R> result for one room and window
public interface PaneAggregation<P, R> {

    P newPane();

    void add(P pane, ChatMessage line);

    /// @param window the panes of a closed window and of the window before it
    /// @param previous the last result of this room; null before its first
    R summarise(RoomWindow<P> window, @Nullable R previous);
}
