package io.chatter.gateway;

/// A connection's place in a room.
record Membership(Room room, Participant me, PostingLimit limit) {}
