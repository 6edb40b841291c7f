package io.chatter.streamcontext;

/// A stream could not be read. Worth a retry after a while: files get repaired and publishers come
/// back.
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
