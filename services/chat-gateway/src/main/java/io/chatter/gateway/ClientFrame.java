package io.chatter.gateway;

import java.util.Optional;
import java.util.UUID;

/// Everything a client may send, one per frame.
public sealed interface ClientFrame {

    /// First frame of a connection.
    ///
    /// @param wish what the client would like to be called and admitted by
    /// @param cursor last line seen, to resume after it
    /// @param history lines of backlog wanted without a cursor, 0 to 500
    /// @param text whether to send text frames instead of binary ones
    record Join(String room, Wish wish, Optional<Cursor> cursor, int history, boolean text) implements ClientFrame {

        public static final int DEFAULT_HISTORY = 150;
        public static final int MAX_HISTORY = 500;

        /// Admits by `ticket` unless the frame brought one itself.
        public Join withTicket(String ticket) {
            return wish.ticket().isPresent()
                    ? this
                    : new Join(room, new Wish(wish.name(), Optional.of(ticket)), cursor, history, text);
        }
    }

    /// Who the client wants to be.
    ///
    /// @param name wish for a guest's display name
    /// @param ticket bought with a token; nothing for a guest
    record Wish(Optional<String> name, Optional<String> ticket) {}

    /// A line of chat.
    ///
    /// @param nonce the client's own mark; comes back with the answer
    record Say(String nonce, String text, Optional<UUID> replyTo) implements ClientFrame {}

    /// What a moderator wants done.
    ///
    /// @param nonce the client's own mark; comes back with the answer
    record Moderate(String nonce, ModeratorAction action, Optional<String> reason) implements ClientFrame {}

    record Ping(String nonce) implements ClientFrame {}
}
