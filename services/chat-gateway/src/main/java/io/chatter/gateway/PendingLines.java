package io.chatter.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Lines that were sent and have no answer yet. Thread-safe: event loops add, the tail and the line log answer.
public final class PendingLines {

    private record Waiting(Connection sender, ClientFrame.Say say, Instant since) {}

    private static final Duration LOOK = Duration.ofMillis(5);

    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Tally tally;

    /// @param patience how long a line may be on its way through the log before its sender is told so
    public PendingLines(Duration patience, Tally tally) {
        this.patience = patience;
        this.tally = tally;
    }

    void add(UUID messageId, Connection sender, ClientFrame.Say say, Instant now) {
        waiting.put(messageId, new Waiting(sender, say, now));
    }

    /// The line is in the firehose.
    public void logged(UUID messageId, Cursor cursor) {
        Waiting line = waiting.remove(messageId);
        if (line != null) {
            tally.logged();
            line.sender().tell(new ServerEvent.Ack(line.say().nonce(), messageId, cursor));
        }
    }

    /// The line will not be shown; its text goes back to its author.
    public void refused(UUID messageId, RejectionCode code, String reason) {
        Waiting line = waiting.remove(messageId);
        if (line != null) {
            ClientFrame.Say say = line.say();
            tally.rejected(code);
            line.sender().tell(new ServerEvent.Rejected(say.nonce(), code, say.text(), Optional.empty(), reason));
        }
    }

    /// Answers for lines that waited too long.
    public void expire(Instant now) {
        waiting.forEach((id, line) -> {
            if (Duration.between(line.since(), now).compareTo(patience) > 0) {
                refused(id, RejectionCode.UNAVAILABLE, "The line is under way for long; it may still appear");
            }
        });
    }

    /// Waits until no line is without an answer.
    ///
    /// @return whether that came within `patience`
    public boolean awaitNone(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return waiting.isEmpty();
    }

    public int size() {
        return waiting.size();
    }
}
