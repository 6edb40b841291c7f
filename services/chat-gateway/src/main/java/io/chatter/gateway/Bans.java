package io.chatter.gateway;

import io.chatter.observability.EventLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who may not speak in one room: persons and personas by id, and with a guest all guests of the same network, whose
/// next connection has another id. Both are bounded: the newest thousands.
///
/// Not thread-safe: its owner's lock guards it.
final class Bans {

    private static final EventLog LOG = EventLog.of(Bans.class);

    static final int MAX_AUTHORS = 50_000;
    static final int MAX_NETWORKS = 10_000;
    private static final int MAX_BEFORE_SWEEP = 1_000;

    private final GuestNetworks networks;
    private final NewestEntries<String, Ban> byAuthor =
            new NewestEntries<>(MAX_AUTHORS, _ -> LOG.warn("moderation.oldest_ban_forgotten", "most", MAX_AUTHORS));
    private final NewestEntries<String, Ban> byNetwork = new NewestEntries<>(MAX_NETWORKS);

    Bans(GuestNetworks networks) {
        this.networks = networks;
    }

    /// Of two bans of one author the longer one holds.
    ///
    /// @param now bans that are over by then may be forgotten
    void add(String author, Ban ban, Instant now) {
        byAuthor.renew(author, ban, Ban::longer);
        networks.of(author).ifPresent(network -> byNetwork.renew(network, ban, Ban::longer));
        if (byAuthor.size() > MAX_BEFORE_SWEEP) {
            byAuthor.values().removeIf(old -> !old.holdsAt(now));
            byNetwork.values().removeIf(old -> !old.holdsAt(now));
        }
    }

    /// Lets the author speak again and, with a guest, the guests of its network; those that were banned themselves
    /// stay so.
    void lift(String author) {
        byAuthor.remove(author);
        networks.of(author).ifPresent(byNetwork::remove);
    }

    /// @return the ban that holds at `now` for longest
    Optional<Ban> of(String author, Instant now) {
        Optional<Ban> own = Optional.ofNullable(byAuthor.get(author));
        Optional<Ban> shared = byNetwork.isEmpty()
                ? Optional.empty()
                : networks.of(author).flatMap(network -> Optional.ofNullable(byNetwork.get(network)));
        return own.map(ban -> shared.map(ban::longer).orElse(ban))
                .or(() -> shared)
                .filter(ban -> ban.holdsAt(now));
    }

    /// Those that hold at `now`, by the author that was named.
    Map<String, Ban> holding(Instant now) {
        Map<String, Ban> holding = new HashMap<>(byAuthor);
        holding.values().removeIf(ban -> !ban.holdsAt(now));
        return Map.copyOf(holding);
    }
}
