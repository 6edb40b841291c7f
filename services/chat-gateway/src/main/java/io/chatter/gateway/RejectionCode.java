package io.chatter.gateway;

import java.util.Locale;

/// Why a person's line was not taken. The text always goes back with it.
public enum RejectionCode {
    NOT_JOINED("A line came before the connection joined a room."),
    NOT_ALLOWED("The room does not take lines from this participant."),
    EMPTY("Nothing but white space."),
    TOO_LONG("More than 500 characters."),
    RATE_LIMITED("Too many lines; `retry_after_ms` says when the next one is welcome."),
    SLOW_MODE("The room is in slow mode; `retry_after_ms` says when the next line is welcome."),
    EMOTE_ONLY("The room takes nothing but emotes for now."),
    DUPLICATE("The room takes no line that was just said."),
    MEMBERS_ONLY("The room takes lines of members only for now."),
    TIMED_OUT(
            "A moderator timed the author out, or a guest from the same network; `retry_after_ms` says for how long."),
    BANNED("A moderator banned the author, or a guest from the same network."),
    BLOCKED("Safety refused the line."),
    HELD("Safety wants a moderator to look first. The line appears if one approves it."),
    UNAVAILABLE("No answer from the log in time. The line may still appear: look before you send it again.");

    private final String meaning;

    RejectionCode(String meaning) {
        this.meaning = meaning;
    }

    /// One sentence for client writers.
    public String meaning() {
        return meaning;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
