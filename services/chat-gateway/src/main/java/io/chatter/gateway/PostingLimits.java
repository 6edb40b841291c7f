package io.chatter.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The posting limit of each person and room: one for all sockets of an account, which a reconnect does not renew.
/// Thread-safe.
final class PostingLimits {

    private static final int KEPT_BEFORE_SWEEP = 1_000;

    private record Key(String room, String person) {}

    private final ChatRules rules;
    private final Map<Key, PostingLimit> limits = new ConcurrentHashMap<>();

    PostingLimits(ChatRules rules) {
        this.rules = rules;
    }

    PostingLimit of(Room room, Participant person, Instant now) {
        if (limits.size() > KEPT_BEFORE_SWEEP) {
            limits.values().removeIf(limit -> limit.isIdle(now));
        }
        Key key = new Key(room.profile().id(), person.id());
        return limits.computeIfAbsent(key, _ -> new PostingLimit(rules.posting(person.role())));
    }
}
