package io.chatter.streamcontext;

import org.jspecify.annotations.Nullable;

/// A picture could not be described. The next may be, after a while.
public final class VisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VisionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
