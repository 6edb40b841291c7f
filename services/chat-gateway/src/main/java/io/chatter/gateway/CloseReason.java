package io.chatter.gateway;

/// Why the gateway closes a socket, with the close code that the client sees.
public enum CloseReason {
    GOING_AWAY(1001, "the gateway is restarting", "The process stops. Reconnect with the cursor, to any replica."),
    INTERNAL_ERROR(1011, "internal error", "A fault of the gateway. Reconnect with the cursor."),
    MALFORMED(
            4000,
            "malformed frame",
            "A frame that is not one JSON object of a known type with fields as they are here, or a second join. An `error`"
                    + " before it names what was wrong."),
    UNKNOWN_ROOM(4001, "unknown room", "There is no such room."),
    FRAME_TOO_LARGE(4002, "frame over 64 KiB", "A frame over 64 KiB."),
    ORIGIN_REFUSED(4003, "origin not allowed", "The page that opened the socket is not on the list of origins."),
    SLOW_CONSUMER(4004, "too slow", "The client read too slowly for too long. Reconnect with the cursor."),
    TOO_MANY_LINES(
            4005,
            "too many lines",
            "The client went on sending after many rejections, or pinged more often than once a second."),
    TOO_MANY_SOCKETS(
            4006,
            "too many sockets from this address or account",
            "The address, or the account, holds as many sockets as it may. Close some first."),
    NOT_AUTHORISED(
            4007,
            "not authorised",
            "The ticket is unknown, used or past its time, its token is for other rooms, or the room needs an account"
                    + " to read. Get a new ticket."),
    SESSION_EXPIRED(
            4008,
            "session expired",
            "The token behind the session is past its time or not good any more. Get a new token and a ticket, then"
                    + " reconnect with the cursor."),
    IDLE(
            4009,
            "no sign of life",
            "The client answered no ping for over a minute, or did not join for half of one. Reconnect with the"
                    + " cursor.");

    private final int code;
    private final String text;
    private final String meaning;

    CloseReason(int code, String text, String meaning) {
        this.code = code;
        this.text = text;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /// Goes over the wire beside the code.
    public String text() {
        return text;
    }

    /// For client writers: what happened and what to do.
    public String meaning() {
        return meaning;
    }
}
