package io.chatter.persona.runtime;

import io.chatter.persona.Workload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which turns are under way in this process, so that its agents do not all answer the same line. Thread-safe.
final class WorkloadLedger {

    /// For so long after its end a turn still counts as an answer under way: the line is on its way to the firehose.
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Clock clock;
    private final int limit;
    private final List<Claim> claims = new ArrayList<>();

    /// @param limit turns that may be under way at once
    WorkloadLedger(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /// A turn about one stimulus of one room. Closing it says that the turn has ended.
    final class Claim implements AutoCloseable {
        private final String roomId;
        private final String stimulus;
        private Instant until = Instant.MAX;

        private Claim(String roomId, String stimulus) {
            this.roomId = roomId;
            this.stimulus = stimulus;
        }

        @Override
        public void close() {
            synchronized (claims) {
                until = clock.instant().plus(LINGER);
            }
        }
    }

    Claim claim(String roomId, String stimulus) {
        Claim claim = new Claim(roomId, stimulus);
        synchronized (claims) {
            claims.add(claim);
        }
        return claim;
    }

    /// What the process is busy with, as an agent of `roomId` needs to know it.
    Workload of(String roomId) {
        Instant now = clock.instant();
        Map<String, Integer> answering = new HashMap<>();
        int turns = 0;
        synchronized (claims) {
            claims.removeIf(claim -> claim.until.isBefore(now));
            for (Claim claim : claims) {
                turns += claim.until.equals(Instant.MAX) ? 1 : 0;
                if (claim.roomId.equals(roomId)) {
                    answering.merge(claim.stimulus, 1, Integer::sum);
                }
            }
        }
        return new Workload(turns, limit, answering);
    }
}
