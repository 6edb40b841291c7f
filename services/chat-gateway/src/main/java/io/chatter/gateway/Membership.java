package io.chatter.gateway;

import java.time.Instant;
import java.util.Optional;

/// A connection's place in a room.
///
/// @param limit shared by all connections of the person
/// @param account nothing for guests
record Membership(Room room, Participant me, PostingLimit limit, Optional<Account> account) {

    boolean isExpired(Instant now) {
        return account.filter(known -> known.isExpired(now)).isPresent();
    }
}
