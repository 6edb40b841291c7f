package io.chatter.gateway;

import java.time.Instant;

/// A person as a token names them.
///
/// @param id of the author of their lines; no guest and no persona has one that begins with `user-`
/// @param name as the issuer spells it
/// @param role in the rooms the token is for
/// @param rooms the token is for
/// @param expiresAt when the token stops being good
/// @param token as it was presented, to be checked again
public record Account(String id, String name, Role role, RoomScope rooms, Instant expiresAt, String token) {

    public static final String PREFIX = "user-";

    public Account {
        if (!id.startsWith(PREFIX)) {
            throw new IllegalArgumentException("the id of an account begins with " + PREFIX);
        }
    }

    public boolean isFor(String room) {
        return rooms.includes(room);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /// Tokens are secrets: not in logs.
    @Override
    public String toString() {
        return id + " as " + role + " until " + expiresAt;
    }
}
