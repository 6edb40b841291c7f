package io.chatter.persona.kafka;

import io.chatter.persona.Crew;
import io.chatter.persona.RosterShare;
import io.chatter.persona.Tenure;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/// Runs exactly the agents whose assignments live in this worker's partitions of the roster. Every
/// assignment of a partition reads it from the beginning; nothing depends on committed offsets. Agents end
/// before their partition is given up, and at once when it was lost.
///
/// A record that cannot be read, or an agent that cannot be run (one that is no slug, or is filed under
/// another's key), is logged and skipped; it goes to no dead-letter topic, for the roster keeps it under its
/// key until it is assigned anew. One thread of its own does everything, but for the wait for agents that are handed
/// over, in which it asks the group's coordinator on; readiness may be asked by any.
public final class RosterFollower implements AutoCloseable {

    private final KafkaSettings settings;
    private final Staff staff;
    private final Tenure tenure;
    private final ConsumerThread thread;
    private volatile @Nullable RosterSession session;

    /// Who works for the roster.
    ///
    /// @param crew runs the agents
    /// @param settlement waits until all that the agents sent is in the log, before a partition is given up
    /// @param share told how many partitions are this worker's
    public record Staff(Crew crew, Settlement settlement, RosterShare share) {}

    /// @param tenure extended with every answer of the group's coordinator
    /// @param fatal told of an `Error`; ends the process
    public RosterFollower(KafkaSettings settings, Staff staff, Tenure tenure, Thread.UncaughtExceptionHandler fatal) {
        this.settings = settings;
        this.staff = staff;
        this.tenure = tenure;
        this.thread = new ConsumerThread(
                new ConsumerThread.Manner("roster", fatal).closingFor(RosterSession.CLOSING),
                () -> new KafkaConsumer<>(settings.roster()),
                this::open);
    }

    public void start() {
        thread.start();
    }

    /// Whether the group has assigned partitions, this worker still holds them, and the agents of all of
    /// them run.
    public boolean ready() {
        RosterSession now = session;
        return thread.alive() && tenure.valid() && now != null && now.complete();
    }

    /// Ends all agents, then leaves the group.
    @Override
    public void close() throws InterruptedException {
        thread.close();
    }

    private RosterSession open(Consumer<String, byte[]> consumer) {
        RosterSession opened = new RosterSession(consumer, new ValueReader(settings.registry()), staff, tenure);
        session = opened;
        return opened;
    }
}
