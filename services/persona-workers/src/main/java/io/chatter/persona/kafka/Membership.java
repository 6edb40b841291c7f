package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import io.chatter.persona.Tenure;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;

/// Whether the group's coordinator still counts this consumer in. A poll does not tell: it returns when its time is
/// over, whether or not a broker answers. A fetch of offsets does: it carries the member's epoch, and the coordinator
/// refuses that of a member it has missed. Confined to the thread that owns the consumer.
final class Membership {

    private static final EventLog LOG = EventLog.of(Membership.class);
    private static final Duration RENEWAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;
    private final Tenure tenure;

    Membership(Consumer<?, ?> consumer, Tenure tenure) {
        this.consumer = consumer;
        this.tenure = tenure;
    }

    boolean due() {
        return tenure.age().compareTo(RENEWAL) >= 0;
    }

    /// Asks the coordinator, and extends the tenure when it says yes. Waits so briefly for its answer that it can ask
    /// twice before the tenure is over.
    ///
    /// @param partitions that were assigned, at least one
    /// @return whether it said yes while the tenure was valid
    boolean proven(Set<TopicPartition> partitions) {
        long asked = tenure.moment();
        try {
            consumer.committed(partitions, PATIENCE);
            return tenure.extend(asked);
        } catch (ApiException e) {
            LOG.warn("roster.unproven", e, "partitions", partitions.size());
            return false;
        }
    }
}
