package io.chatter.benchmark.whole;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.FlightProfile;
import io.chatter.benchmark.load.Latencies;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.Skimmer;
import io.chatter.benchmark.load.Swarm;
import io.chatter.benchmark.load.TimedLines;
import io.chatter.benchmark.load.Transcript;
import io.chatter.schema.Origin;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Everything together on one machine, load included: people's lines at a rate, agents that talk among them, and many
/// sockets that read it all.
public final class WholeStack implements SizedBenchmark {

    private static final String ROOM = "demo";
    private static final String JOIN = "{\"type\":\"join\",\"room\":\"demo\",\"history\":0}";
    private static final int AUTHORED = 24;
    private static final int SAMPLED_EVERY = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TICK = Duration.ofMillis(5);

    @Override
    public String name() {
        return "whole-stack";
    }

    @Override
    public String summary() {
        return "People and bots together, many sockets and agents: lines, deliveries, ages, memory, what limits";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("clients", 2_000, "agents", 200, "rate", 300, "seconds", 30);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        int clients = Objects.requireNonNull(sizes.get("clients"));
        int agents = Objects.requireNonNull(sizes.get("agents"));
        int rate = Objects.requireNonNull(sizes.get("rate"));
        Duration time = Duration.ofSeconds(Objects.requireNonNull(sizes.get("seconds")));
        AtomicBoolean over = new AtomicBoolean();
        try (BenchStack stack = BenchStack.start();
                Swarm swarm = new Swarm();
                LineProducer people =
                        new LineProducer(stack.bootstrapServers(), stack.registryUrl(), TopicCatalogue.CHAT_INGEST)) {
            if (agents > AUTHORED) {
                stack.run("roster", "add", "--generate", Integer.toString(agents - AUTHORED));
            }
            Thread talk = Thread.ofPlatform().daemon().name("people").start(() -> talk(people, rate, over));
            try {
                return measure(stack, swarm, clients, time);
            } finally {
                over.set(true);
                talk.join();
            }
        }
    }

    private BenchmarkReport measure(BenchStack stack, Swarm swarm, int clients, Duration time)
            throws IOException, InterruptedException {
        Latencies ages = new Latencies();
        List<Skimmer> viewers = new ArrayList<>();
        Transcript counter = new Transcript();
        swarm.join(stack.gateway(), counter.join(ROOM), counter);
        for (int i = 1; i < clients; i++) {
            Skimmer viewer = new Skimmer(i % SAMPLED_EVERY == 0 ? ages : null);
            viewers.add(viewer);
            swarm.join(stack.gateway(), JOIN, viewer);
            swarm.read();
        }
        swarm.readUntil(System.nanoTime() + WARM_UP.toNanos());
        Map<String, Long> processes = swarm.readDuring(stack::processes);
        Map<String, FlightProfile> profiles = swarm.readDuring(() -> profiles(processes));
        swarm.readUntil(System.nanoTime() + Duration.ofSeconds(3).toNanos());
        ages.clear();
        Map<String, Double> before = cpu(processes);
        int seen = counter.offsets().size();
        long begin = System.nanoTime();
        swarm.readUntil(begin + time.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        double lines = (counter.offsets().size() - seen) / seconds;
        double deliveries = lines * swarm.open();
        Map<String, Double> after = cpu(processes);
        Map<String, Double> memory = stack.megabytes();
        String busiest = "";
        double most = -1;
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of("lines shown, people and bots", lines, "/s"),
                Figure.of("deliveries to sockets", deliveries, "/s"),
                Figure.of("a person's line, written to read, p50", ages.millis(0.5), "ms"),
                Figure.of("a person's line, written to read, p99", ages.millis(0.99), "ms"),
                Figure.of(
                        "gaps told to viewers",
                        viewers.stream().mapToLong(Skimmer::gaps).sum(),
                        ""),
                Figure.of("sockets open at the end", swarm.open(), ""),
                Figure.of(
                        "memory of all processes",
                        memory.values().stream().mapToDouble(one -> one).sum(),
                        "MB")));
        memory.forEach((process, megabytes) -> figures.add(Figure.of("memory of " + process, megabytes, "MB")));
        for (String process : processes.keySet()) {
            double cores = (Objects.requireNonNull(after.get(process)) - Objects.requireNonNull(before.get(process)))
                    / seconds;
            figures.add(Figure.of("cores used by " + process, cores, ""));
            if (cores > most) {
                most = cores;
                busiest = process;
            }
        }
        String hottest = "";
        for (Map.Entry<String, FlightProfile> profile : profiles.entrySet()) {
            String found = profile.getValue().hottest();
            hottest = profile.getKey().equals(busiest) ? found : hottest;
        }
        return new BenchmarkReport(
                name(),
                figures,
                List.of(
                        String.format(
                                Locale.ROOT,
                                "the load itself runs on the same %d processors, and is not in the cores above",
                                Runtime.getRuntime().availableProcessors()),
                        "busiest: " + busiest + "; hottest in it: " + hottest,
                        "deliveries: lines shown, times open sockets; a gap would be said above"));
    }

    private static Map<String, FlightProfile> profiles(Map<String, Long> processes)
            throws IOException, InterruptedException {
        Map<String, FlightProfile> profiles = new LinkedHashMap<>();
        for (Map.Entry<String, Long> process : processes.entrySet()) {
            profiles.put(process.getKey(), FlightProfile.start(process.getValue()));
        }
        return profiles;
    }

    private static void talk(LineProducer people, int rate, AtomicBoolean over) {
        long begin = System.nanoTime();
        long sent = 0;
        while (!over.get()) {
            long due =
                    (System.nanoTime() - begin) * rate / Duration.ofSeconds(1).toNanos();
            for (; sent < due; sent++) {
                people.send(TimedLines.line(ROOM, Origin.HUMAN));
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private static Map<String, Double> cpu(Map<String, Long> processes) throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Map.Entry<String, Long> process : processes.entrySet()) {
            seconds.put(process.getKey(), BenchStack.cpuSeconds(process.getValue()));
        }
        return seconds;
    }
}
