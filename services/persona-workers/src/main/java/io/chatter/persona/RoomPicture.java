package io.chatter.persona;

import java.time.Instant;

/// One room at one moment. Immutable.
///
/// @param removals what was taken away from it, of which nothing is in the scene
/// @param silences who may not speak in it
public record RoomPicture(Scene scene, RoomPulse pulse, Removals removals, Silences silences) {

    public RoomPicture at(Instant now) {
        return showing(scene.at(now));
    }

    /// The same room with another scene.
    public RoomPicture showing(Scene other) {
        return new RoomPicture(other, pulse, removals, silences);
    }
}
