package io.chatter.topology.window;

import java.time.Instant;
import java.util.Collection;

/// One closed window of one room.
///
/// @param room the room
/// @param start inclusive
/// @param end exclusive
/// @param panes panes of the window that have lines, oldest first
public record RoomWindow<P>(String room, Instant start, Instant end, Collection<P> panes) {}
