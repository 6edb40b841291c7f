package io.chatter.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The posting limit of each person, role and room: one for all sockets of an account, which a reconnect
/// does not renew. The guests of one network have a limit together, too: each connection is another guest.
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
        if (network.local()) {
            return held(room, guest.id(), own, Optional.empty());
        }
        PostingLimit.Rule shared =
                new PostingLimit.Rule(own.lines() * GUESTS_OF_A_NETWORK, own.window(), own.strikes());
        PostingLimit together = held(room, "network " + network.name(), shared, Optional.empty());
        PostingLimit limit = held(room, guest.id(), own, Optional.of(together));
        together.letGo(); // the guest's own holds it from here on
        return limit;
    }

    /// Found and held in one step: a sweep in between would forget it.
    private PostingLimit held(Room room, String whose, PostingLimit.Rule rule, Optional<PostingLimit> together) {
        return limits.compute(new Key(room.profile().id(), whose, rule), (_, known) -> {
            PostingLimit limit = known == null ? new PostingLimit(rule, together) : known;
            limit.hold();
            return limit;
        });
    }

    private void sweep(Instant now) {
        if (limits.size() > KEPT_BEFORE_SWEEP) {
            limits.keySet()
                    .forEach(key -> limits.computeIfPresent(key, (_, limit) -> limit.isIdle(now) ? null : limit));
        }
    }
}
