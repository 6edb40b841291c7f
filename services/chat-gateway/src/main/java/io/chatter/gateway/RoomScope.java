package io.chatter.gateway;

import java.util.Set;

/// Rooms that a token is for.
public sealed interface RoomScope {

    RoomScope ALL = new All();

    boolean includes(String room);

    /// The token names no rooms.
    record All() implements RoomScope {
        @Override
        public boolean includes(String room) {
            return true;
        }
    }

    /// These and no other; none at all when empty.
    record Only(Set<String> rooms) implements RoomScope {
        public Only {
            rooms = Set.copyOf(rooms);
        }

        @Override
        public boolean includes(String room) {
            return rooms.contains(room);
        }
    }
}
