package io.chatter.gateway;

import java.util.List;

/// What a newcomer gets before the live frames.
///
/// @param lines oldest first
/// @param states encoded events: the last of each kind that has a state
/// @param end how far the room has read the log; live frames go on after it
record Backlog(List<EncodedLine> lines, List<byte[]> states, Cursor end) {}
