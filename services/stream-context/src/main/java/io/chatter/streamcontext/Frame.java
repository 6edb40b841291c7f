package io.chatter.streamcontext;

import java.time.Instant;

/// One picture of a stream.
///
/// @param at when it was seen
/// @param jpeg the encoded picture; owned by the frame, nobody writes to it any more
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record Frame(Instant at, byte[] jpeg) {
    public Frame {
        if (jpeg.length == 0) {
            throw new IllegalArgumentException("a frame needs a picture");
        }
    }
}
