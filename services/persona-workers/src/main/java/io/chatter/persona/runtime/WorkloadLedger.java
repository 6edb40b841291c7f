package io.chatter.persona.runtime;

import io.chatter.persona.Agent;
import io.chatter.persona.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which turns are under way in this process, so that its agents do not all answer the same line.
/// Thread-safe.
final class WorkloadLedger {

    /// For so long after its end a turn that posted still counts as an answer: its line is on the way to the
    /// firehose. Longer than that takes in a slow moment; a visible line is not counted twice.
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final Clock clock;
    private final int limit;
    private final List<Claim> claims = new ArrayList<>();

    /// @param limit turns that may be under way at once
    WorkloadLedger(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /// A turn of one agent about one stimulus. Closing it says that the turn has ended, in silence unless
    /// [#posted] was called.
    final class Claim implements AutoCloseable {
        private final Agent agent;
        private final String stimulus;
        private Duration linger = Duration.ZERO;
        private Instant until = Instant.MAX;

        private Claim(Agent agent, String stimulus) {
            this.agent = agent;
            this.stimulus = stimulus;
        }

        /// The turn's line is in the log.
        void posted() {
            linger = LINGER;
        }

        @Override
        public void close() {
            synchronized (claims) {
                until = clock.instant().plus(linger);
            }
        }
    }

    Claim claim(Agent agent, String stimulus) {
        Claim claim = new Claim(agent, stimulus);
        synchronized (claims) {
            claims.add(claim);
        }
        return claim;
    }

    /// What the process is busy with, as an agent of `roomId` needs to know it.
    Workload of(String roomId) {
        Instant now = clock.instant();
        Map<String, Set<String>> answering = new HashMap<>();
        int turns = 0;
        synchronized (claims) {
            claims.removeIf(claim -> !claim.until.isAfter(now));
            for (Claim claim : claims) {
                turns += claim.until.equals(Instant.MAX) ? 1 : 0;
                if (claim.agent.roomId().equals(roomId)) {
                    answering
                            .computeIfAbsent(claim.stimulus, _ -> new HashSet<>())
                            .add(claim.agent.name());
                }
            }
        }
        return new Workload(turns, limit, answering);
    }
}
