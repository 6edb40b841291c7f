package io.chatter.persona;

import java.time.Instant;

/// The scene and the pulse of one room, taken together. Immutable.
public record RoomPicture(Scene scene, RoomPulse pulse) {

    public RoomPicture at(Instant now) {
        return new RoomPicture(scene.at(now), pulse);
    }
}
