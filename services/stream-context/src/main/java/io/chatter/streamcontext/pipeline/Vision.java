package io.chatter.streamcontext.pipeline;

import io.chatter.streamcontext.PictureBudget;
import io.chatter.streamcontext.PictureDescriber;
import java.time.Duration;

/// How rooms are looked at.
///
/// @param describer says what is to be seen
/// @param budget of all rooms together
/// @param every how often feeds bring a frame
/// @param sameBits of two pictures' hashes that may differ when nothing has changed, 0 to 64
public record Vision(PictureDescriber describer, PictureBudget budget, Duration every, int sameBits) {
    public Vision {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("chatter.vision.every must be 1 s at least, not " + every);
        }
        if (sameBits < 0 || sameBits > Long.SIZE) {
            throw new IllegalArgumentException("chatter.vision.same-bits must be 0 to 64, not " + sameBits);
        }
    }

    /// How long a sight holds that nobody looked at again: two frames missed, and the time that a model takes.
    Duration holds() {
        return every.multipliedBy(2).plusSeconds(10);
    }
}
