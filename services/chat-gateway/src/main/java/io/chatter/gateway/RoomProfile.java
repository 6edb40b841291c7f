package io.chatter.gateway;

import org.jspecify.annotations.Nullable;

/// What a client is told about a room it joins.
///
/// @param access what people without an account may do there, and what holds unless moderators change it
/// @param targetLinesPerMinute the rate the personas aim at
/// @param player where the stream can be seen; null where captions fill the place
public record RoomProfile(
        String id,
        String title,
        String description,
        Access access,
        double targetLinesPerMinute,
        @Nullable Player player) {

    /// @param kind `hls` or `embed`
    /// @param address an `https` one, of a host that the gateway allows
    public record Player(String kind, String address) {}

    /// Without a player.
    public RoomProfile(String id, String title, String description, Access access, double targetLinesPerMinute) {
        this(id, title, description, access, targetLinesPerMinute, null);
    }

    /// @param modes until moderators set others
    public record Access(boolean guestsMayRead, boolean guestsMayPost, RoomModes modes) {

        /// Everybody may do everything.
        public static final Access OPEN = new Access(true, true, RoomModes.NONE);
    }
}
