package io.chatter.persona.runtime;

import io.chatter.configuration.Persona;
import io.chatter.observability.AgentState;
import io.chatter.observability.EventLog;
import io.chatter.persona.Crew;
import io.chatter.persona.Lease;
import io.chatter.persona.Seat;
import io.chatter.persona.Tenure;
import io.chatter.schema.PersonaAssignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The agents that run in this process, one virtual thread each. Confined to the thread that follows the
/// roster, or one that it waits for, but for [#size] and [#states], which any thread may ask.
public final class AgentFleet implements Crew {

    private static final EventLog LOG = EventLog.of(AgentFleet.class);

    private final Workplace workplace;
    private final PersonaCards personas;
    private final Tenure tenure;
    private final Thread.UncaughtExceptionHandler fatal;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, AgentState> refused = new ConcurrentHashMap<>();

    /// @param fatal told of an `Error` in an agent; ends the process
    AgentFleet(Workplace workplace, PersonaCards personas, Tenure tenure, Thread.UncaughtExceptionHandler fatal) {
        this.workplace = workplace;
        this.personas = personas;
        this.tenure = tenure;
        this.fatal = fatal;
    }

    private record Running(Seat seat, AgentLoop loop, Lease lease, Thread thread) {}

    /// An assignment of an unknown persona, to an unknown room, of an agent that is no slug, or under another agent's
    /// key runs nothing; that is logged and counted. It is found out here, on the roster's thread: an agent that
    /// fails on a thread of its own ends the process, and then the next one that gets its partition.
    @Override
    public void run(String key, PersonaAssignment assignment) {
        seat(key, assignment).ifPresent(seat -> {
            Running now = running.get(key);
            if (now == null || !now.seat().equals(seat)) {
                start(key, seat);
            }
        });
    }

    private Optional<Seat> seat(String key, PersonaAssignment assignment) {
        Optional<Persona> persona = personas.find(assignment.getPersona());
        if (persona.isEmpty()) {
            return refused(
                    key,
                    AgentState.REFUSED_NO_PERSONA,
                    "no persona " + assignment.getPersona(),
                    "add its card to configs/personas");
        }
        if (!workplace.pictures().knows(assignment.getRoomId())) {
            return refused(
                    key,
                    AgentState.REFUSED_NO_ROOM,
                    "no room " + assignment.getRoomId(),
                    "restart the workers when its file is in configs/rooms");
        }
        try {
            Seat seat = Seat.of(assignment, persona.get());
            return seat.agent().key().equals(key)
                    ? Optional.of(seat)
                    : refused(
                            key,
                            AgentState.REFUSED_OTHER_KEY,
                            "it is filed under another agent's key",
                            "write the roster with ./chatter roster");
        } catch (IllegalArgumentException e) {
            return refused(
                    key,
                    AgentState.REFUSED_NO_SLUG,
                    String.valueOf(e.getMessage()),
                    "end it with ./chatter roster remove");
        }
    }

    /// @param why and `mend` are for people who read the log
    private Optional<Seat> refused(String key, AgentState state, String why, String mend) {
        workplace.meters().refused();
        LOG.warn("agent.refused", "agent", key, "why", why, "mend", mend);
        end(List.of(key));
        refused.put(key, state);
        return Optional.empty();
    }

    private void start(String key, Seat seat) {
        end(List.of(key));
        Lease lease = new Lease(tenure);
        AgentLoop loop = new AgentLoop(seat, lease, workplace);
        Thread thread = Thread.ofVirtual()
                .name("agent-" + key)
                .uncaughtExceptionHandler(fatal)
                .start(loop);
        running.put(key, new Running(seat, loop, lease, thread));
        LOG.debug("agent.started", "agent", key);
    }

    @Override
    public void end(Collection<String> keys) {
        List<Running> ended = new ArrayList<>();
        for (String key : keys) {
            refused.remove(key);
            Running agent = running.remove(key);
            if (agent != null) {
                ended.add(agent);
            }
        }
        ended.forEach(agent -> agent.thread().interrupt());
        ended.forEach(agent -> agent.lease().end());
    }

    @Override
    public void endAndAwait(Collection<String> keys, Duration patience) throws InterruptedException {
        List<Thread> threads = keys.stream()
                .map(running::get)
                .filter(Objects::nonNull)
                .map(Running::thread)
                .toList();
        end(keys);
        long end = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            if (!thread.join(left)) {
                LOG.warn("agent.lingers", "thread", thread.getName());
            }
        }
    }

    /// How each agent is that the roster assigns to this worker, by key.
    public Map<String, AgentState> states() {
        Map<String, AgentState> states = new TreeMap<>(refused);
        running.forEach(
                (key, one) -> states.put(key, one.loop().looks() ? AgentState.RUNS : AgentState.AWAITS_MEMORIES));
        return states;
    }

    /// Number of agents that look at their rooms: those that still wait for their memories are not among them.
    public int size() {
        return (int) running.values().stream().filter(one -> one.loop().looks()).count();
    }
}
