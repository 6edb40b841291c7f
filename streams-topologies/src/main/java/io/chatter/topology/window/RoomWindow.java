package io.chatter.topology.window;

import java.time.Instant;
import java.util.List;

/// One closed window of one room.
///
/// @param room the room
/// @param start inclusive
/// @param end exclusive
/// @param panes panes of the window that have lines, oldest first
/// @param before those of the window of the same length that ended at `start`
public record RoomWindow<P>(String room, Instant start, Instant end, List<P> panes, List<P> before) {}
