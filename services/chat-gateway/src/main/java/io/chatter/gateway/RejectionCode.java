package io.chatter.gateway;

import java.util.Locale;

/// Why a person's line was not taken. The text always goes back with it.
public enum RejectionCode {
    /// A line came before the connection joined a room.
    NOT_JOINED,
    /// The room does not take lines from this participant.
    NOT_ALLOWED,
    /// Nothing but white space.
    EMPTY,
    /// More than 500 characters.
    TOO_LONG,
    /// Too many lines; `retry_after_ms` says when the next one is welcome.
    RATE_LIMITED,
    /// Safety refused the line.
    BLOCKED,
    /// Safety wants a moderator to look first.
    HELD,
    /// The log did not take the line; the same text may be sent again.
    UNAVAILABLE,
    /// The frame misses a field or one has the wrong type.
    MALFORMED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
