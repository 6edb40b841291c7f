package io.chatter.persona.mem0;

import io.chatter.persona.Tenure;
import io.chatter.persona.memory.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What of the outbox may be written no more, for others may have learned something newer since: of agents that left,
/// and everything that was put there before the worker had to doubt what it owns. Thread-safe, but for [#mayWrite],
/// which is the archive's thread's.
final class Departures {

    private final Outbox outbox;
    private final ServerIds ids;
    private final Mem0Archive.Observer observer;
    private final Clock clock;
    private final Tenure tenure;
    /// Scopes whose agents run here no longer, and since when; until nothing of them is left to be written.
    private final Map<Scope, Instant> left = new ConcurrentHashMap<>();

    private int breaks;

    Departures(Outbox outbox, ServerIds ids, Mem0Archive.Observer observer, Clock clock, Tenure tenure) {
        this.outbox = outbox;
        this.ids = ids;
        this.observer = observer;
        this.clock = clock;
        this.tenure = tenure;
        this.breaks = tenure.breaks();
    }

    void leave(Scope scope) {
        left.put(scope, clock.instant());
        ids.forget(scope, outbox.pending(scope));
    }

    void come(Scope scope) {
        left.remove(scope);
    }

    /// Gives up what is to be written of the scopes that had been left by then.
    void leaveBehind(Instant leftBy) {
        left.forEach((scope, since) -> {
            if (!since.isAfter(leftBy) && left.remove(scope, since)) {
                count(outbox.drop(scope));
                ids.forget(scope, Set.of());
            }
        });
    }

    /// Whether the worker owned its agents all along since what is in the outbox was put there. What was put there
    /// before a break is given up.
    boolean mayWrite() {
        boolean valid = tenure.valid();
        int now = tenure.breaks();
        boolean unbroken = breaks == now;
        if (!unbroken) {
            breaks = now;
            count(outbox.drop());
        }
        return valid && unbroken;
    }

    private void count(int dropped) {
        for (int i = 0; i < dropped; i++) {
            observer.leftBehind();
        }
    }
}
