package io.chatter.persona.runtime;

import io.chatter.configuration.Room;
import io.chatter.observability.AgentState;
import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.persona.GeneratorDecorator;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.Mind;
import io.chatter.persona.PolicySettings;
import io.chatter.persona.RosterShare;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.Succession;
import io.chatter.persona.Tenure;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.TurnTaker;
import io.chatter.persona.kafka.KafkaDecisionLog;
import io.chatter.persona.kafka.KafkaLineSink;
import io.chatter.persona.kafka.KafkaSettings;
import io.chatter.persona.kafka.RoomTail;
import io.chatter.persona.kafka.RosterFollower;
import io.chatter.persona.kafka.TraceOrigins;
import io.chatter.persona.memory.Archive;
import io.chatter.persona.memory.CharacterNgrams;
import io.chatter.persona.memory.Extractor;
import io.chatter.persona.memory.MemoryKeeper;
import io.chatter.persona.memory.MemorySafety;
import io.chatter.persona.memory.MemorySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/// One worker: the rooms in view, the roster followed, the agents at work. Started and closed by one thread;
/// readiness may be asked by any.
public final class PersonaWorker implements AutoCloseable {

    private static final EventLog LOG = EventLog.of(PersonaWorker.class);

    private final RoomTail rooms;
    private final RosterFollower roster;
    private final KafkaLineSink sink;
    private final KafkaDecisionLog decisions;
    private final AgentFleet fleet;
    private final MemoryKeeper memories;

    /// What a worker needs to know.
    ///
    /// @param rooms that it looks at
    /// @param decisionSample share of the looks without a turn that are recorded, 0 to 1
    /// @param lookInterval mean time between two looks of an agent
    /// @param succession when a worker that was missed is silent
    public record Blueprint(
            Collection<Room> rooms,
            PersonaCards personas,
            KafkaSettings kafka,
            double decisionSample,
            Speaking speaking,
            Remembrance memory,
            Duration lookInterval,
            Succession succession) {}

    /// How agents speak.
    ///
    /// @param generator given what measures each of its models
    /// @param share told what part of the roster the worker has
    public record Speaking(
            Function<GeneratorDecorator, LineGenerator> generator,
            RosterShare share,
            SpeechGuard guard,
            TurnSettings turns) {}

    /// How agents remember.
    ///
    /// @param archive given whom it works for
    public record Remembrance(
            Function<Archive.Employer, Archive> archive,
            Extractor extractor,
            MemorySafety safety,
            MemorySettings settings) {}

    /// @param fatal told of an `Error` in any of the worker's threads; ends the process
    public PersonaWorker(
            Blueprint blueprint, MeterRegistry registry, Clock clock, Thread.UncaughtExceptionHandler fatal) {
        PersonaMeters meters = new PersonaMeters(registry);
        Speaking speaking = blueprint.speaking();
        LineGenerator generator =
                speaking.generator().apply((model, inner) -> new MeasuredLineGenerator(model, inner, meters, clock));
        Tenure tenure = new Tenure(blueprint.succession().doubt(), System::nanoTime);
        this.memories = keeper(blueprint.memory(), meters, clock, new Archive.Employer(tenure, fatal));
        meters.watch(memories);
        TraceOrigins origins = new TraceOrigins();
        this.sink = new KafkaLineSink(blueprint.kafka(), origins);
        this.rooms = new RoomTail(blueprint.kafka(), blueprint.rooms(), origins, clock, fatal);
        this.decisions = new KafkaDecisionLog(blueprint.kafka(), blueprint.decisionSample());
        Workplace workplace = new Workplace(
                rooms,
                new SpeakingPolicy(PolicySettings.DEFAULT),
                decisions,
                new TurnTaker(
                        new Mind(meters.measured(memories), generator),
                        speaking.guard().observedBy(meters::keptBack),
                        sink,
                        rooms,
                        speaking.turns(),
                        clock),
                memories,
                new WorkloadLedger(clock, speaking.turns().concurrency()),
                origins,
                meters,
                clock,
                blueprint.lookInterval());
        this.fleet = new AgentFleet(workplace, blueprint.personas(), tenure, fatal);
        this.roster = new RosterFollower(
                blueprint.kafka(), new RosterFollower.Staff(fleet, this::settle, speaking.share()), tenure, fatal);
        Metric.PERSONA_AGENTS.gauge(registry, fleet::size);
    }

    private static MemoryKeeper keeper(
            Remembrance memory, PersonaMeters meters, Clock clock, Archive.Employer employer) {
        MemoryKeeper.Parts parts = new MemoryKeeper.Parts(
                memory.archive().apply(employer),
                new CharacterNgrams(),
                memory.extractor(),
                memory.safety(),
                meters::remembered);
        return new MemoryKeeper(parts, memory.settings(), clock, employer.fatal());
    }

    /// Waits until what the agents said and learned is in the log, or given up.
    private void settle() throws InterruptedException {
        sink.settle();
        memories.settle();
    }

    public void start() {
        rooms.start();
        memories.start();
        roster.start();
        LOG.info("worker.started");
    }

    /// Whether the roster's assignment is here and still valid, the rooms are in view, and the threads of
    /// both work.
    public boolean ready() {
        return rooms.caughtUp() && roster.ready();
    }

    /// Agents that look at their rooms on this worker now.
    public int agents() {
        return fleet.size();
    }

    /// How each agent is that the roster assigns to this worker, by its key.
    public Map<String, AgentState> states() {
        return fleet.states();
    }

    /// Ends the agents, gives their partitions up, then closes the clients.
    @Override
    public void close() throws InterruptedException {
        roster.close();
        rooms.close();
        memories.close();
        sink.close();
        decisions.close();
        LOG.info("worker.stopped");
    }
}
