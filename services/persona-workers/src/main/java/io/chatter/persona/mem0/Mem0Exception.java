package io.chatter.persona.mem0;

import org.jspecify.annotations.Nullable;

/// A call to Mem0 came to nothing.
final class Mem0Exception extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /// @param retryable whether the same call may do later
    Mem0Exception(String message, boolean retryable, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    boolean retryable() {
        return retryable;
    }
}
