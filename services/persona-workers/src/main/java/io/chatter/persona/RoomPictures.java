package io.chatter.persona;

import java.util.Optional;

/// The rooms as they are now. Thread-safe.
public interface RoomPictures {

    /// The room's newest picture; empty for a room that is not configured, or not in view yet.
    Optional<RoomPicture> of(String roomId);

    /// Whether the room was configured when the process began.
    boolean knows(String roomId);
}
