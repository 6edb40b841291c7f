package io.chatter.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where viewers see the stream beside the chat.
///
/// @param kind how the page plays it
/// @param address `https` address of the playlist or of the page to embed; empty for none
public record RoomPlayer(Kind kind, String address) {

    /// What can be played.
    public enum Kind {
        /// Captions fill the place.
        NONE,
        /// A playlist for HTTP live streaming.
        HLS,
        /// Another site's player in a frame.
        EMBED
    }

    /// The room shows captions only.
    public static final RoomPlayer NONE = new RoomPlayer(Kind.NONE, "");

    public RoomPlayer {
        address = address == null ? "" : address;
        if (kind == Kind.NONE != address.isEmpty()) {
            throw new IllegalArgumentException(
                    "player.address belongs to the kinds hls and embed, and to them it is required");
        }
        if (kind != Kind.NONE && hostOf(address).isEmpty()) {
            throw new IllegalArgumentException("player.address '" + address + "' must be an https:// address");
        }
    }

    /// Whom the page has to be allowed to ask, lower case; empty for none.
    public String host() {
        return hostOf(address);
    }

    private static String hostOf(String address) {
        try {
            URI uri = new URI(address);
            boolean usable = "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
            return usable ? uri.getHost().toLowerCase(Locale.ROOT) : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
