package io.chatter.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The posting limit of each person, role and room: one for all sockets of an account, which a reconnect does not
/// renew.
/// The guests of one network have a limit together, too: each connection is another guest.
/// Thread-safe.
final class PostingLimits {

    private static final int KEPT_BEFORE_SWEEP = 1_000;

    /// As many guests of one network may write as much as they like within their own limits.
    static final int GUESTS_OF_A_NETWORK = 5;

    private record Key(String room, String whose, PostingLimit.Rule rule) {}

    private final ChatRules rules;
    private final Map<Key, PostingLimit> limits = new ConcurrentHashMap<>();

    PostingLimits(ChatRules rules) {
        this.rules = rules;
    }

    /// Held by the caller until [PostingLimit#letGo].
    PostingLimit ofAccount(Room room, Participant person, Instant now) {
        sweep(now);
        return held(room, person.id(), rules.posting(person.role()), Optional.empty());
    }

    /// Guests of this machine share nothing. Held by the caller until [PostingLimit#letGo].
    PostingLimit ofGuest(Room room, Participant guest, ClientNetwork network, Instant now) {
        sweep(now);
        PostingLimit.Rule own = rules.posting(guest.role());
        PostingLimit.Rule shared =
                new PostingLimit.Rule(own.lines() * GUESTS_OF_A_NETWORK, own.window(), own.strikes());
        return held(
                room,
                guest.id(),
                own,
                network.local()
                        ? Optional.empty()
                        : Optional.of(limit(room, "network " + network.name(), shared, Optional.empty())));
    }

    private PostingLimit held(Room room, String whose, PostingLimit.Rule rule, Optional<PostingLimit> together) {
        PostingLimit limit = limit(room, whose, rule, together);
        limit.hold();
        return limit;
    }

    private PostingLimit limit(Room room, String whose, PostingLimit.Rule rule, Optional<PostingLimit> together) {
        return limits.computeIfAbsent(new Key(room.profile().id(), whose, rule), _ -> new PostingLimit(rule, together));
    }

    private void sweep(Instant now) {
        if (limits.size() > KEPT_BEFORE_SWEEP) {
            limits.values().removeIf(limit -> limit.isIdle(now));
        }
    }
}
