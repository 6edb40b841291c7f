package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import io.chatter.persona.Tenure;
import io.chatter.schema.PersonaAssignment;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// One consumer's membership in the group that shares the roster, from joining to leaving. Confined to the
/// roster's thread, but for [#complete].
final class RosterSession implements ConsumerThread.Session {

    private static final EventLog LOG = EventLog.of(RosterSession.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration HANDOVER = Duration.ofSeconds(3);

    /// Longest time that a session takes to give its partitions up.
    static final Duration CLOSING = HANDOVER.plus(KafkaSettings.SENDING).plus(KafkaSettings.SETTLING);

    private final Consumer<String, byte[]> consumer;
    private final ValueReader reader;
    private final RosterFollower.Staff staff;
    private final Tenure tenure;
    private final Membership membership;
    private final PartitionHolds holds;
    private final Map<TopicPartition, RosterPartition> owned = new HashMap<>();
    private final Set<TopicPartition> taken = new HashSet<>();
    private boolean joined;
    private volatile boolean complete;

    RosterSession(Consumer<String, byte[]> consumer, ValueReader reader, RosterFollower.Staff staff, Tenure tenure) {
        this.consumer = consumer;
        this.reader = reader;
        this.staff = staff;
        this.tenure = tenure;
        this.membership = new Membership(consumer, tenure);
        this.holds = new PartitionHolds(consumer);
        consumer.subscribe(List.of(TopicCatalogue.PERSONA_ROSTER.name()), new Handover());
    }

    /// Whether the group has assigned partitions and the agents of all of them run.
    boolean complete() {
        return complete;
    }

    /// Records are applied before anything that may fail: a poll that has returned is not repeated. A process that
    /// stands still does so inside the poll, most of the time, and a poll whose time is over returns without a word
    /// from the broker: only the coordinator's answer proves what is owned.
    @Override
    public void step() {
        if (!tenure.valid()) {
            startOver();
        }
        ConsumerRecords<String, byte[]> records = holds.poll(POLL);
        if (!tenure.valid()) {
            startOver();
        }
        holds.handOn(records, this::apply);
        if (proven()) {
            take();
        }
        owned.forEach((partition, roster) -> {
            if (!roster.complete() && roster.reached(consumer.position(partition))) {
                roster.enabled().forEach(this::run);
            }
        });
        staff.share().hold(owned.size());
        complete = joined && taken.isEmpty() && owned.values().stream().allMatch(RosterPartition::complete);
    }

    @Override
    public void close() throws InterruptedException {
        complete = false;
        release(Set.copyOf(owned.keySet()));
    }

    /// After a standstill, or too long without the coordinator: what was owned may be somebody else's by now, so
    /// everything is taken anew. The tenure is confirmed when nobody is left who could speak by it.
    private void startOver() {
        if (!owned.isEmpty()) {
            LOG.warn("roster.stalled", "partitions", owned.size());
        }
        complete = false;
        taken.addAll(owned.keySet());
        owned.values().forEach(roster -> staff.crew().end(roster.keys()));
        owned.clear();
        tenure.confirm();
    }

    /// What nobody runs by needs no proof.
    private boolean proven() {
        Set<TopicPartition> assigned = assigned();
        if (assigned.isEmpty()) {
            return tenure.extend(tenure.moment());
        }
        return taken.isEmpty() && !membership.due() || membership.proven(assigned);
    }

    private Set<TopicPartition> assigned() {
        Set<TopicPartition> assigned = new HashSet<>(owned.keySet());
        assigned.addAll(taken);
        return assigned;
    }

    /// Notes where the newly assigned partitions end, and reads them from the beginning. What was polled of
    /// them before that is read again.
    private void take() {
        if (taken.isEmpty()) {
            return;
        }
        consumer.endOffsets(taken).forEach((partition, end) -> owned.put(partition, new RosterPartition(end)));
        consumer.seekToBeginning(taken);
        taken.clear();
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        RosterPartition roster = owned.get(new TopicPartition(record.topic(), record.partition()));
        if (roster == null) {
            return;
        }
        if (record.value() == null) {
            roster.dismiss(record.key());
            staff.crew().end(List.of(record.key()));
            return;
        }
        reader.read(record).ifPresent(value -> {
            if (value instanceof PersonaAssignment assignment) {
                assign(roster, record.key(), assignment);
            }
        });
    }

    private void assign(RosterPartition roster, String key, PersonaAssignment assignment) {
        roster.assign(key, assignment);
        if (!assignment.getEnabled()) {
            staff.crew().end(List.of(key));
        } else if (roster.complete()) {
            run(key, assignment);
        }
    }

    /// An agent that cannot be run leaves the others alone.
    private void run(String key, PersonaAssignment assignment) {
        try {
            staff.crew().run(key, assignment);
        } catch (RuntimeException e) {
            LOG.error("agent.not_run", e, "agent", key);
        }
    }

    /// Waits until the agents of `partitions` are gone and their lines are in the log.
    private void release(Collection<TopicPartition> partitions) throws InterruptedException {
        Set<TopicPartition> assigned = assigned();
        Set<String> keys = forget(partitions);
        membership.proveDuring(assigned, () -> {
            staff.crew().endAndAwait(keys, HANDOVER);
            staff.settlement().await();
        });
    }

    private Set<String> forget(Collection<TopicPartition> partitions) {
        Set<String> keys = new HashSet<>();
        for (TopicPartition partition : partitions) {
            taken.remove(partition);
            RosterPartition roster = owned.remove(partition);
            if (roster != null) {
                keys.addAll(roster.keys());
            }
        }
        return keys;
    }

    /// Called inside poll and close, on the roster's thread.
    private final class Handover implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.info("roster.assigned", "partitions", partitions.size());
            taken.addAll(partitions);
            complete = partitions.isEmpty() && complete;
            joined = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.info("roster.revoked", "partitions", partitions.size());
            try {
                release(partitions);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warn("roster.lost", "partitions", partitions.size());
            staff.crew().end(forget(partitions));
        }
    }
}
