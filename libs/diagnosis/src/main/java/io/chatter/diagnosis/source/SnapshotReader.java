package io.chatter.diagnosis.source;

import io.chatter.diagnosis.GroupReading;
import io.chatter.diagnosis.Snapshot;
import io.chatter.diagnosis.SubjectReading;
import io.chatter.messaging.SchemaException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/// Takes a snapshot of a running system: looks twice at its processes, and reads its topics after that. What does not
/// answer is part of the snapshot, not a failure. Writes nothing and joins no group. Owned by one thread.
public final class SnapshotReader {

    private final SystemAddress system;
    private final Clock clock;

    /// What the broker told.
    private record Log(TopicReadings topics, List<GroupReading> groups, String silence) {

        /// A broker that refuses is not away.
        static Log unread(Exception cause, Instant now) {
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            boolean refused = root instanceof AuthorizationException || root instanceof AuthenticationException;
            return new Log(TopicReadings.none(now), List.of(), refused ? "" : String.valueOf(root.getMessage()));
        }
    }

    public SnapshotReader(SystemAddress system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    /// Blocks for `between` and some seconds more.
    ///
    /// @param between time between the two looks: rates are measured over it
    public Snapshot read(Duration between) throws InterruptedException {
        try (ServiceScrape scrape = new ServiceScrape();
                Admin admin = Admin.create(adminSettings())) {
            List<ServiceScrape.Look> before = scrape.look(system.services());
            Map<String, GroupLags.Lag> lagsBefore = lags(admin);
            Thread.sleep(between);
            List<ServiceScrape.Look> now = scrape.look(system.services());
            Log log = log(admin, lagsBefore);
            List<SubjectReading> subjects = List.of();
            String registrySilence = "";
            try {
                subjects = RegistrySubjects.read(system.registry());
            } catch (SchemaException e) {
                registrySilence = String.valueOf(e.getMessage());
            }
            return new Snapshot(
                    between,
                    ServiceScrape.readings(system.services(), before, now),
                    log.topics().rooms(),
                    log.groups(),
                    log.topics().letters(),
                    subjects,
                    log.silence(),
                    registrySilence,
                    log.topics().closed());
        }
    }

    private Log log(Admin admin, Map<String, GroupLags.Lag> before) throws InterruptedException {
        Instant now = clock.instant();
        try {
            List<GroupReading> groups = GroupLags.read(admin).stream()
                    .map(lag -> new GroupReading(
                            lag.group(),
                            lag.topic(),
                            before.getOrDefault(key(lag), lag).lag(),
                            lag.lag()))
                    .toList();
            return new Log(TopicReadings.read(system, now), groups, "");
        } catch (KafkaException e) {
            return Log.unread(e, now);
        }
    }

    /// Empty while the broker does not answer; the second look tells why.
    private static Map<String, GroupLags.Lag> lags(Admin admin) throws InterruptedException {
        Map<String, GroupLags.Lag> lags = new HashMap<>();
        try {
            GroupLags.read(admin).forEach(lag -> lags.put(key(lag), lag));
        } catch (KafkaException e) {
            lags.clear();
        }
        return lags;
    }

    private static String key(GroupLags.Lag lag) {
        return lag.group() + " " + lag.topic();
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> settings = new HashMap<>(system.kafka());
        settings.put("default.api.timeout.ms", (int) KafkaAnswer.PATIENCE.toMillis());
        settings.put("request.timeout.ms", (int) KafkaAnswer.PATIENCE.toMillis() - 1_000);
        return settings;
    }
}
