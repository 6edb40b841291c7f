package io.chatter.gateway;

import java.util.Locale;

/// Why an action of a moderator was not taken.
public enum ModerationRefusal {
    /// The frame came before the connection joined a room.
    NOT_JOINED("Join a room first"),
    /// Only moderators and broadcasters of the room may do that, and only while they are not banned themselves.
    NOT_ALLOWED("Only moderators may do that"),
    /// No line of that id is held, or it has been decided on: the first decision counts.
    NOT_HELD("That line does not wait for a decision"),
    /// No line of that id is in the memory of this replica.
    UNKNOWN_LINE("That line is not there any more"),
    /// Modes cannot be changed under the shield: lowering it brings back exactly those from before.
    SHIELDED("Lower the shield first"),
    /// Nobody can time out or ban themselves.
    YOURSELF("You cannot do that to yourself"),
    /// The log did not take the decision in time; the same action may be sent again.
    UNAVAILABLE("The log did not take it; try again in a moment");

    private final String text;

    ModerationRefusal(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
