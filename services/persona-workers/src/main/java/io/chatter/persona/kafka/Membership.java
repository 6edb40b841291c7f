package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import io.chatter.persona.Tenure;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.WakeupException;

/// Whether the group's coordinator still counts this consumer in. A poll does not tell: it returns when its time is
/// over, whether or not a broker answers. A fetch of offsets does: it carries the member's epoch, and the coordinator
/// refuses that of a member it has missed. Confined to the thread that owns the consumer.
final class Membership {

    private static final EventLog LOG = EventLog.of(Membership.class);
    private static final Duration RENEWAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;
    private final Tenure tenure;
    private int turn;

    Membership(Consumer<?, ?> consumer, Tenure tenure) {
        this.consumer = consumer;
        this.tenure = tenure;
    }

    boolean due() {
        return tenure.age().compareTo(RENEWAL) >= 0;
    }

    /// Something that may take longer than the tenure lasts.
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /// Waits for `work`, which another thread does, and asks the coordinator meanwhile: what else is owned must not be
    /// doubted for it.
    ///
    /// @param partitions that were assigned and are not given up yet
    void proveDuring(Set<TopicPartition> partitions, Work work) throws InterruptedException {
        FutureTask<Boolean> done = new FutureTask<>(() -> {
            work.run();
            return true;
        });
        Thread.ofVirtual().name("handover").start(done);
        try {
            while (!within(RENEWAL, done)) {
                prove(partitions);
            }
        } finally {
            done.cancel(true);
        }
    }

    private static boolean within(Duration patience, FutureTask<Boolean> done) throws InterruptedException {
        try {
            return done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new KafkaException("agents could not be handed over", e.getCause());
        }
    }

    private void prove(Set<TopicPartition> partitions) {
        try {
            if (partitions.isEmpty()) {
                tenure.extend(tenure.moment());
            } else {
                proven(partitions);
            }
        } catch (WakeupException e) {
            LOG.debug("consumer.waking", "partitions", partitions.size());
        }
    }

    /// Asks the coordinator, and extends the tenure when it says yes. Waits so briefly for its answer that it can ask
    /// twice before the tenure is over.
    ///
    /// Asks about one partition of the roster after the other, whoever has it: the client chains a question to
    /// the same one that awaits its answer, for half a minute, and spins through that chain when the coordinator
    /// is back (KAFKA-20765).
    ///
    /// @param partitions that were assigned, at least one
    /// @return whether it said yes while the tenure was valid
    boolean proven(Set<TopicPartition> partitions) {
        long asked = tenure.moment();
        try {
            consumer.committed(Set.of(nextOfAll()), PATIENCE);
            return tenure.extend(asked);
        } catch (ApiException e) {
            LOG.warn("roster.unproven", e, "partitions", partitions.size());
            return false;
        }
    }

    private TopicPartition nextOfAll() {
        turn = (turn + 1) % TopicCatalogue.PERSONA_ROSTER.partitions();
        return new TopicPartition(TopicCatalogue.PERSONA_ROSTER.name(), turn);
    }
}
