package io.chatter.broker;

/// The broker cannot run as configured. Repeating the same start fails the same way: the message names
/// what to mend.
public final class BrokerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerFailure(String message) {
        super(message);
    }

    public BrokerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
