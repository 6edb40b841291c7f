package io.chatter.persona;

import java.time.Duration;
import java.time.Instant;

/// Everything one decision is made from. Recording it records the decision.
///
/// @param picture the room, as of now
/// @param attention the agent's own state
/// @param workload what the process is busy with
/// @param elapsed time since the agent last looked, > 0: chances are per second
public record Glimpse(RoomPicture picture, Attention attention, Workload workload, Duration elapsed) {

    public Glimpse {
        if (!elapsed.isPositive()) {
            throw new IllegalArgumentException("elapsed must be positive, not " + elapsed);
        }
    }

    public Scene scene() {
        return picture.scene();
    }

    public RoomPulse pulse() {
        return picture.pulse();
    }

    public Instant now() {
        return picture.scene().now();
    }
}
