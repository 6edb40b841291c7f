package io.chatter.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Tickets to sockets: a browser cannot put a token into the headers of a socket and must not put it into an address,
/// so it buys a ticket with the token. A ticket admits once, for a short time, to this replica. Thread-safe if `random`
/// is.
public final class Tickets {

    private static final int BYTES = 32;
    private static final int MAX_OUTSTANDING = 10_000;
    private static final int MAX_PER_ACCOUNT = 20;

    private record Issued(Account account, Instant expiresAt) {}

    private final RandomGenerator random;
    private final Clock clock;
    private final Duration life;
    private final Map<String, Issued> outstanding = new ConcurrentHashMap<>();

    /// @param random a source that nobody can guess
    /// @param life how long a ticket is good, > 0
    public Tickets(RandomGenerator random, Clock clock, Duration life) {
        if (!life.isPositive()) {
            throw new IllegalArgumentException("a ticket must be good for some time, not " + life);
        }
        this.random = random;
        this.clock = clock;
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    /// @return a new ticket; nothing when the account, or everybody together, has too many that were not used
    public Optional<String> issue(Account account) {
        Instant now = clock.instant();
        outstanding.values().removeIf(issued -> !now.isBefore(issued.expiresAt()));
        long own = outstanding.values().stream()
                .filter(issued -> issued.account().id().equals(account.id()))
                .count();
        if (outstanding.size() >= MAX_OUTSTANDING || own >= MAX_PER_ACCOUNT) {
            return Optional.empty();
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        outstanding.put(ticket, new Issued(account, now.plus(life)));
        return Optional.of(ticket);
    }

    /// Takes the ticket: it admits nobody again.
    ///
    /// @return whose it was; nothing when there is no such ticket, or it or its token is past its time
    Optional<Account> redeem(String ticket) {
        Instant now = clock.instant();
        return Optional.ofNullable(outstanding.remove(ticket))
                .filter(issued -> now.isBefore(issued.expiresAt()))
                .map(Issued::account)
                .filter(account -> !account.isExpired(now));
    }
}
