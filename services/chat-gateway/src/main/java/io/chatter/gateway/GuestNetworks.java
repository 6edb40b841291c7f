package io.chatter.gateway;

import java.util.Optional;

/// Tells which guests come from one place, so that a ban outlives a connection. Thread-safe.
@FunctionalInterface
public interface GuestNetworks {

    /// Knows of no place: bans hold for the very author only.
    GuestNetworks UNKNOWN = _ -> Optional.empty();

    /// @return a pseudonym of the network that the guest came from; nothing for anybody else, for guests of this
    ///     machine, and for ids that were made with another key
    Optional<String> of(String authorId);
}
