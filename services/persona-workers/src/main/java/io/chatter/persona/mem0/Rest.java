package io.chatter.persona.mem0;

import io.chatter.observability.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Gives a server that fails at one kind of call a rest from it. Confined to the archive's thread.
final class Rest {

    private static final EventLog LOG = EventLog.of(Rest.class);

    private final String kind;
    private final int tolerance;
    private final Duration length;
    private final Clock clock;
    private int failures;
    private Instant until = Instant.MIN;

    /// Something that is asked of the server.
    @FunctionalInterface
    interface Call {
        void run() throws Mem0Exception, InterruptedException;
    }

    /// @param kind of call, for the log
    /// @param tolerance failures in a row before a rest
    Rest(String kind, int tolerance, Duration length, Clock clock) {
        this.kind = kind;
        this.tolerance = tolerance;
        this.length = length;
        this.clock = clock;
    }

    boolean over() {
        return !clock.instant().isBefore(until);
    }

    /// An answer that nobody foresaw is a failure like any other: the thread goes on.
    void attempt(Call call) throws InterruptedException {
        try {
            call.run();
            failures = 0;
        } catch (Mem0Exception | RuntimeException e) {
            failures++;
            LOG.debug("mem0.failed", "kind", kind, "failures", failures, "cause", e.toString());
            if (failures >= tolerance) {
                LOG.warn("mem0.resting", e, "kind", kind, "rest_s", length.toSeconds());
                until = clock.instant().plus(length);
                failures = 0;
            }
        }
    }
}
