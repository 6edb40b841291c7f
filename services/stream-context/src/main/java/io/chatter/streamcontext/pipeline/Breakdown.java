package io.chatter.streamcontext.pipeline;

import io.chatter.observability.EventLog;
import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.RecognitionException;
import io.chatter.streamcontext.VisionException;

/// What broke the work of a room's thread.
record Breakdown(RuntimeException thrown) {

    /// In a line, for people. Our own exceptions say it in their message; of others the type says most.
    String cause() {
        return isForeseen() ? String.valueOf(thrown.getMessage()) : thrown.toString();
    }

    /// With a stack trace when nobody foresaw it.
    void log(EventLog log, String event, String roomId) {
        if (isForeseen()) {
            log.warn(event, "room", roomId, "cause", cause());
        } else {
            log.error(event, thrown, "room", roomId, "cause", cause());
        }
    }

    private boolean isForeseen() {
        return thrown instanceof FeedException
                || thrown instanceof RecognitionException
                || thrown instanceof VisionException;
    }
}
