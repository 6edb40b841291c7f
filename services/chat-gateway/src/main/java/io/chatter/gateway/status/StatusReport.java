package io.chatter.gateway.status;

import io.chatter.diagnosis.Answer;
import io.chatter.diagnosis.Diagnoses;
import io.chatter.diagnosis.source.ServiceAddress;
import io.chatter.diagnosis.source.SnapshotReader;
import io.chatter.diagnosis.source.SystemAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// How the whole system stands, looked at on demand and at most every few seconds, whoever asks. Thread-safe.
public final class StatusReport {

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(8);

    private final boolean open;
    private final SystemAddress system;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Dated newest;

    /// Answers, and when they were true.
    public record Dated(Instant at, List<Answer> answers) {}

    /// @param open whether anybody may ask
    public StatusReport(boolean open, SystemAddress system, Clock clock) {
        this.open = open;
        this.system = system;
        this.clock = clock;
    }

    /// Reads `name=url` pairs.
    ///
    /// @throws IllegalArgumentException naming the pair that is none
    public static List<ServiceAddress> services(Optional<List<String>> pairs) {
        return pairs.orElse(List.of()).stream().map(StatusReport::service).toList();
    }

    private static ServiceAddress service(String pair) {
        int cut = pair.indexOf('=');
        if (cut < 1) {
            throw new IllegalArgumentException(
                    "chatter.gateway.status.services must be name=url, name=url; '" + pair + "' is not");
        }
        return new ServiceAddress(pair.substring(0, cut), URI.create(pair.substring(cut + 1)));
    }

    public boolean isOpen() {
        return open;
    }

    /// Blocks for some seconds when the last answers are too old; callers that come meanwhile get the same.
    public Dated newest() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Dated known = newest;
            if (known == null || known.at().plus(FRESH).isBefore(clock.instant())) {
                known = new Dated(clock.instant(), Diagnoses.all(new SnapshotReader(system, clock).read(BETWEEN)));
                newest = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
