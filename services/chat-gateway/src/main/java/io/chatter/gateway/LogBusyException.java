package io.chatter.gateway;

/// The log did not answer in time, or too many ask at once. Safe to repeat in a moment.
public final class LogBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogBusyException(String message) {
        super(message);
    }

    public LogBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
