package io.chatter.persona.runtime;

import io.chatter.configuration.ChatterConfiguration;
import io.chatter.observability.EventLog;
import io.chatter.observability.Metric;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.PolicySettings;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.SpeechGuard;
import io.chatter.persona.Tenure;
import io.chatter.persona.TurnSettings;
import io.chatter.persona.TurnTaker;
import io.chatter.persona.kafka.KafkaLineSink;
import io.chatter.persona.kafka.KafkaSettings;
import io.chatter.persona.kafka.RoomTail;
import io.chatter.persona.kafka.RosterFollower;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/// One worker: the rooms in view, the roster followed, the agents at work. Started and closed by one thread;
/// readiness may be asked by any.
public final class PersonaWorker implements AutoCloseable {

    private static final EventLog LOG = EventLog.of(PersonaWorker.class);

    private static final Duration LONGEST_STALL = Duration.ofSeconds(10);

    private final RoomTail rooms;
    private final RosterFollower roster;
    private final KafkaLineSink sink;
    private final AgentFleet fleet;

    /// What a worker needs to know.
    ///
    /// @param generator given a wrapper that measures a model by its name
    /// @param lookInterval mean time between two looks of an agent
    public record Blueprint(
            ChatterConfiguration configuration,
            KafkaSettings kafka,
            Function<Function<String, Function<LineGenerator, LineGenerator>>, LineGenerator> generator,
            SpeechGuard guard,
            TurnSettings turns,
            Duration lookInterval) {}

    /// @param fatal told of an `Error` in any of the worker's threads; ends the process
    public PersonaWorker(
            Blueprint blueprint, MeterRegistry registry, Clock clock, Thread.UncaughtExceptionHandler fatal) {
        PersonaMeters meters = new PersonaMeters(registry);
        LineGenerator generator =
                blueprint.generator().apply(model -> inner -> new MeasuredLineGenerator(model, inner, meters, clock));
        this.sink = new KafkaLineSink(blueprint.kafka());
        this.rooms = new RoomTail(
                blueprint.kafka(), blueprint.configuration().rooms().values(), clock, fatal);
        Workplace workplace = new Workplace(
                rooms,
                new SpeakingPolicy(PolicySettings.DEFAULT),
                new TurnTaker(generator, blueprint.guard(), sink, blueprint.turns(), clock),
                new WorkloadLedger(clock, blueprint.turns().concurrency()),
                meters,
                clock,
                blueprint.lookInterval());
        Tenure tenure = new Tenure(LONGEST_STALL, System::nanoTime);
        this.fleet = new AgentFleet(workplace, blueprint.configuration().personas(), tenure, fatal);
        this.roster = new RosterFollower(blueprint.kafka(), fleet, sink, tenure, fatal);
        Metric.PERSONA_AGENTS.gauge(registry, fleet::size);
    }

    public void start() {
        rooms.start();
        roster.start();
        LOG.info("worker.started");
    }

    /// Whether the roster's assignment is here and still valid, the rooms are in view, and the threads of
    /// both work.
    public boolean ready() {
        return rooms.caughtUp() && roster.ready();
    }

    /// Agents that run on this worker now.
    public int agents() {
        return fleet.size();
    }

    /// Ends the agents, gives their partitions up, then closes the clients.
    @Override
    public void close() throws InterruptedException {
        roster.close();
        rooms.close();
        sink.close();
        LOG.info("worker.stopped");
    }
}
