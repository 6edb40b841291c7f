package io.chatter.gateway;

import java.util.Optional;
import java.util.UUID;

/// Everything a client may send, one per frame.
public sealed interface ClientFrame {

    /// First frame of a connection.
    ///
    /// @param name wish for a guest's display name
    /// @param cursor last line seen, to resume after it
    /// @param history lines of backlog wanted without a cursor, 0 to 500
    /// @param text whether to send text frames instead of binary ones
    record Join(String room, Optional<String> name, Optional<Cursor> cursor, int history, boolean text)
            implements ClientFrame {

        public static final int DEFAULT_HISTORY = 150;
        public static final int MAX_HISTORY = 500;

        public Join {
            history = Math.clamp(history, 0, MAX_HISTORY);
        }
    }

    /// A line of chat.
    ///
    /// @param nonce the client's own mark; comes back with the answer
    record Say(String nonce, String text, Optional<UUID> replyTo) implements ClientFrame {}

    record Ping(String nonce) implements ClientFrame {}
}
