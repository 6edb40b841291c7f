package io.chatter.gateway;

/// What a client is told about a room it joins.
///
/// @param access what people without an account may do there, and what holds unless moderators change it
/// @param targetLinesPerMinute the rate the personas aim at
public record RoomProfile(String id, String title, String description, Access access, double targetLinesPerMinute) {

    /// @param modes until moderators set others
    public record Access(boolean guestsMayRead, boolean guestsMayPost, RoomModes modes) {

        /// Everybody may do everything.
        public static final Access OPEN = new Access(true, true, RoomModes.NONE);
    }
}
