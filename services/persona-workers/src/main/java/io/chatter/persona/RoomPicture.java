package io.chatter.persona;

import java.time.Instant;

/// One room at one moment. Immutable.
///
/// @param removals what was taken away from it, of which nothing is in the scene
public record RoomPicture(Scene scene, RoomPulse pulse, Removals removals) {

    public RoomPicture at(Instant now) {
        return new RoomPicture(scene.at(now), pulse, removals);
    }
}
