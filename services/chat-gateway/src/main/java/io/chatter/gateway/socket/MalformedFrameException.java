package io.chatter.gateway.socket;

/// A client's frame that says nothing the gateway understands. Not worth a retry.
final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message);
    }
}
