package io.chatter.persona.kafka;

import io.chatter.observability.EventLog;
import io.chatter.persona.Crew;
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
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// Runs exactly the agents whose assignments live in this worker's partitions of the roster. Every assignment of a
/// partition reads it from the beginning; nothing depends on committed offsets. Agents end before their partition is
/// given up, and at once when it was lost. One thread of its own does everything.
public final class RosterFollower implements AutoCloseable {

    private static final EventLog LOG = EventLog.of(RosterFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration HANDOVER = Duration.ofSeconds(3);
    private static final Duration CLOSING = Duration.ofSeconds(4);

    private final KafkaConsumer<String, byte[]> consumer;
    private final ValueReader reader;
    private final Crew crew;
    private final KafkaLineSink sink;
    private final Tenure tenure;
    private final Map<TopicPartition, RosterPartition> owned = new HashMap<>();
    private final Set<TopicPartition> taken = new HashSet<>();
    private final Thread thread;
    private volatile boolean joined;
    private volatile boolean complete;
    private volatile boolean closing;

    /// @param sink what the agents publish through: settled before a partition is given up
    /// @param tenure confirmed with every poll
    public RosterFollower(KafkaSettings settings, Crew crew, KafkaLineSink sink, Tenure tenure) {
        this.consumer = new KafkaConsumer<>(settings.roster());
        this.reader = new ValueReader(settings.registry());
        this.crew = crew;
        this.sink = sink;
        this.tenure = tenure;
        this.thread = Thread.ofPlatform().daemon().name("roster").unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    /// Whether the group has assigned partitions and the agents of all of them run.
    public boolean ready() {
        return joined && complete;
    }

    /// Ends all agents, then leaves the group.
    @Override
    public void close() throws InterruptedException {
        closing = true;
        consumer.wakeup();
        thread.join(CLOSING);
    }

    private void follow() {
        try (consumer) {
            consumer.subscribe(List.of(TopicCatalogue.PERSONA_ROSTER.name()), new Handover());
            while (!closing) {
                try {
                    step();
                } catch (WakeupException e) {
                    LOG.debug("roster.waking");
                } catch (KafkaException e) {
                    LOG.warn("roster.waiting", e);
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        if (!tenure.valid()) {
            startOver();
        }
        Iterable<ConsumerRecord<String, byte[]>> records = consumer.poll(POLL);
        tenure.confirm();
        take();
        for (ConsumerRecord<String, byte[]> record : records) {
            apply(record);
        }
        owned.forEach((partition, roster) -> {
            if (!roster.complete() && roster.reached(consumer.position(partition))) {
                roster.enabled().forEach(crew::run);
            }
        });
        complete = taken.isEmpty() && owned.values().stream().allMatch(RosterPartition::complete);
    }

    /// After a standstill: what was owned may be somebody else's by now, so everything is taken anew.
    private void startOver() {
        LOG.warn("roster.stalled", "partitions", owned.size());
        owned.values().forEach(roster -> crew.end(roster.keys()));
        taken.addAll(owned.keySet());
        owned.clear();
    }

    /// Notes where the newly assigned partitions end. Records of a partition that is not noted yet are read again.
    private void take() {
        if (taken.isEmpty()) {
            return;
        }
        consumer.endOffsets(taken).forEach((partition, end) -> owned.put(partition, new RosterPartition(end)));
        consumer.seekToBeginning(taken);
        taken.clear();
    }

    private void apply(ConsumerRecord<String, byte[]> record) throws InterruptedException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        RosterPartition roster = owned.get(partition);
        if (roster == null) {
            return;
        }
        if (record.value() == null) {
            roster.dismiss(record.key());
            crew.end(List.of(record.key()));
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
            crew.end(List.of(key));
        } else if (roster.complete()) {
            crew.run(key, assignment);
        }
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
            Set<String> keys = forget(partitions);
            try {
                crew.endAndAwait(keys, HANDOVER);
                sink.settle();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warn("roster.lost", "partitions", partitions.size());
            crew.end(forget(partitions));
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
    }
}
