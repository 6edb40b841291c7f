package io.chatter.persona;

import java.time.Duration;

/// When a worker that the group no longer hears falls silent, against when its agents speak elsewhere: nothing that it
/// sends may arrive after that. Its tenure begins with an answer of the coordinator, whose last sign of life from the
/// worker may have been a heartbeat's interval earlier.
///
/// @param doubt longest time since the coordinator's last answer in which agents speak
/// @param sending longest time that a line takes from its sending to the log, or is given up
/// @param publishing longest wait of an agent for its line
/// @param heartbeat interval of heartbeats, as the broker has it
/// @param session time-out of the group's sessions, as the broker has it
public record Succession(Duration doubt, Duration sending, Duration publishing, Duration heartbeat, Duration session) {

    public static final Duration LONGEST_DOUBT = Duration.ofSeconds(3);

    public Succession {
        Duration silent = doubt.plus(sending).plus(heartbeat);
        if (silent.compareTo(session) >= 0) {
            throw new IllegalArgumentException("a worker that was missed could write until " + silent.toMillis()
                    + " ms after its last heartbeat, and its agents speak elsewhere after " + session.toMillis()
                    + " ms: raise group.consumer.session.timeout.ms on the broker, and CHATTER_WORKER_SESSION_TIMEOUT"
                    + " with it");
        }
        if (publishing.compareTo(sending) < 0) {
            throw new IllegalArgumentException("a line may arrive after " + sending.toMillis()
                    + " ms, when its agent has given it up after " + publishing.toMillis()
                    + " ms: raise CHATTER_WORKER_PUBLISHING");
        }
    }
}
