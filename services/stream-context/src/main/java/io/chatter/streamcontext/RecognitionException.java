package io.chatter.streamcontext;

/// A recogniser could not be opened or broke. Not worth a retry with the same recogniser; opening a
/// new one is.
public final class RecognitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecognitionException(String message) {
        super(message);
    }

    public RecognitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
