package io.chatter.gateway;

/// Why the gateway closes a socket, with the close code that the client sees.
public enum CloseReason {
    /// The process stops; reconnect, with the cursor, to another replica.
    GOING_AWAY(1001, "the gateway is restarting"),
    /// A fault of the gateway; reconnect with the cursor.
    INTERNAL_ERROR(1011, "internal error"),
    /// A frame that is not one JSON object of a known type.
    MALFORMED(4000, "malformed frame"),
    /// No such room, or it is not open to this client.
    UNKNOWN_ROOM(4001, "unknown room"),
    /// A frame over 64 KiB. (Over 128 KiB the HTTP layer closes with 1009 before the gateway sees it.)
    FRAME_TOO_LARGE(4002, "frame over 64 KiB"),
    /// The page that opened the socket is not on the list of allowed origins.
    ORIGIN_REFUSED(4003, "origin not allowed"),
    /// The client read too slowly for too long; reconnect with the cursor.
    SLOW_CONSUMER(4004, "too slow"),
    /// The client went on sending after many rejections.
    TOO_MANY_LINES(4005, "too many lines"),
    /// The client's address holds as many sockets as it may; close some first.
    TOO_MANY_SOCKETS(4006, "too many sockets from this address");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
