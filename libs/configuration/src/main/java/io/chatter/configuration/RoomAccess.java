package io.chatter.configuration;

/// Who may use a room without an account, and what holds there until moderators change it.
public record RoomAccess(boolean guestsMayRead, boolean guestsMayPost, Modes modes) {

    /// @param slow least seconds between two lines of one person, 0 for none
    /// @param emoteOnly whether lines may hold nothing but emotes
    /// @param uniqueChat whether a line that was just said is turned down
    /// @param membersOnly whether only members may write
    public record Modes(int slow, boolean emoteOnly, boolean uniqueChat, boolean membersOnly) {

        public static final Modes NONE = new Modes(0, false, false, false);
    }

    /// Without modes.
    public RoomAccess(boolean guestsMayRead, boolean guestsMayPost) {
        this(guestsMayRead, guestsMayPost, Modes.NONE);
    }
}
