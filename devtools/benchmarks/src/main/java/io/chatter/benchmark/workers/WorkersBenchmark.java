package io.chatter.benchmark.workers;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.Worker;
import io.chatter.cli.kafka.Roster;
import io.chatter.cli.kafka.RosterRequest;
import io.chatter.cli.stack.StackPorts;
import io.chatter.schema.PersonaAssignment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One to four workers on 24 partitions: how evenly agents spread, how long they are away when they move, what the
/// fast loop costs. First an agent a room on one worker, as the floor, then 200, then a thousand, then further workers,
/// then one is killed. Eight rooms with speech, people and a gateway; lines by the house model.
public final class WorkersBenchmark implements SizedBenchmark {

    private static final List<String> ROOMS =
            IntStream.rangeClosed(1, 8).mapToObj(i -> "room-" + i).toList();
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public String summary() {
        return "persona workers: spread, moves, decisions, cost of the fast loop";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("few", 200, "agents", 1_000, "workers", 4, "seconds", 20);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        int few = sizes.getOrDefault("few", 0);
        int agents = sizes.getOrDefault("agents", 0);
        int most = sizes.getOrDefault("workers", 0);
        Duration time = Duration.ofSeconds(sizes.getOrDefault("seconds", 0));
        List<Figure> figures = new ArrayList<>();
        try (Ground ground = Ground.start(Checkout.root(), ROOMS)) {
            ground.gateway();
            seat(ground, ROOMS.size());
            List<Worker> workers = new ArrayList<>(List.of(ground.worker(Map.of())));
            try (LivelyRooms _ = LivelyRooms.start(ground, ROOMS)) {
                WorkerCost floor = costOf(ROOMS.size(), workers.getFirst(), time);
                figures.add(Figure.of("the floor: an agent a room, one core", 100 * floor.cores(), "%"));
                seat(ground, few);
                few(figures, workers.getFirst(), few, time);
                seat(ground, agents);
                AgentCount.await(workers, agents);
                crowd(figures, workers, agents, time);
                while (workers.size() < most) {
                    grow(figures, ground, workers, agents);
                }
                crowd(figures, workers, agents, time);
                kill(figures, workers, agents);
            }
        }
        return new BenchmarkReport(name(), figures, notes());
    }

    /// Told twice, for a worker that has just got its agents may still compile what they do. The aim is for the loop as
    /// it
    /// goes on.
    private static void few(List<Figure> figures, Worker worker, int few, Duration time) throws Exception {
        WorkerCost seated = costOf(few, worker, time);
        figures.add(Figure.of(few + " agents just seated, model calls apart, one core", fastLoop(seated), "%"));
        Thread.sleep(LATER);
        WorkerCost cost = WorkerCost.measure(worker, time);
        figures.add(Figure.of(few + " agents, one core", 100 * cost.cores(), "%"));
        figures.add(Figure.atMost(25, few + " agents, model calls apart, one core", fastLoop(cost), "%"));
        figures.add(Figure.of(few + " agents, decisions", cost.decisionsASecond(), "1/s"));
        figures.add(Figure.of(few + " agents, memory of the worker", cost.megabytes(), "MB"));
    }

    private static double fastLoop(WorkerCost cost) {
        return 100 * (cost.cores() - cost.modelled());
    }

    /// Of the only worker, once so many agents run and it has begun.
    private static WorkerCost costOf(int agents, Worker worker, Duration time) throws Exception {
        AgentCount.await(List.of(worker), agents);
        Thread.sleep(WARM_UP);
        return WorkerCost.measure(worker, time);
    }

    private static List<String> notes() {
        return List.of(
                "24 partitions; " + ROOMS.size()
                        + " rooms, each with a gateway, a line by a person every 5 s and speech"
                        + " every 4 s; a look every 300 ms",
                "cost is that of the whole process, house model, memory and Kafka clients included; the floor is what it costs"
                        + " to read all of that and hardly decide",
                "just seated: from " + WARM_UP.toSeconds() + " s after all run; the other figures of as many agents: "
                        + LATER.toSeconds() + " s later",
                "model calls are timed by the clock: on a busy machine they count for more than they compute",
                "away: the longest time for which fewer than all agents ran, sampled every 50 ms");
    }

    /// Seats so many agents, the same in each room.
    private static void seat(Ground ground, int agents) {
        Map<String, PersonaAssignment> wanted = new HashMap<>();
        ROOMS.forEach(room -> wanted.putAll(
                new RosterRequest(ground.configuration(), room).derived(agents / ROOMS.size(), Instant.now())));
        try (Roster roster = new Roster(ground.endpoints())) {
            roster.apply(wanted);
        }
    }

    private static void crowd(List<Figure> figures, List<Worker> workers, int agents, Duration time) throws Exception {
        Thread.sleep(WARM_UP);
        String who = agents + " agents on " + workers.size();
        List<WorkerCost> costs = WorkerCost.measure(workers, time);
        figures.add(Figure.of(
                who + ", decisions",
                costs.stream().mapToDouble(WorkerCost::decisionsASecond).sum(),
                "1/s"));
        figures.add(Figure.of(
                who + ", cores", costs.stream().mapToDouble(WorkerCost::cores).sum(), ""));
        figures.add(Figure.of(
                who + ", memory of a worker, most",
                costs.stream().mapToDouble(WorkerCost::megabytes).max().orElse(0),
                "MB"));
    }

    private static void grow(List<Figure> figures, Ground ground, List<Worker> workers, int agents) throws Exception {
        try (AgentCount count = AgentCount.watch(workers, agents)) {
            int port = StackPorts.free(1).workers().getFirst();
            count.alsoWatch(port);
            workers.add(ground.worker(port, Map.of()));
            AgentCount.awaitSpread(workers, agents);
            figures.add(Figure.atMost(10, "join of worker " + workers.size() + ", away", count.longestAway(), "s"));
        }
        figures.add(Figure.atMost(
                20, "spread over " + workers.size() + ", most above the mean", AgentCount.excess(workers), "%"));
    }

    private static void kill(List<Figure> figures, List<Worker> workers, int agents) throws Exception {
        Worker victim = workers.removeLast();
        try (AgentCount count = AgentCount.watch(workers, agents)) {
            victim.process().kill();
            AgentCount.await(workers, agents);
            figures.add(Figure.atMost(10, "kill -9 of one, away", count.longestAway(), "s"));
        }
    }
}
