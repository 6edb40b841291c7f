package io.chatter.benchmark.moderation;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Gateway;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.load.Latencies;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.Moderator;
import io.chatter.benchmark.load.SteadyLines;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// A moderator at one of two gateways takes lines away, one after another, while the room goes on. Timed is each
/// decision from the request until both replicas have written it to a reader's socket.
public final class ModerationBenchmark implements SizedBenchmark {

    private static final String ROOM = "bench";
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int WARM_UP_DECISIONS = 20;
    private static final double AIM_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK = Duration.ofMillis(1).toNanos();

    @Override
    public String name() {
        return "moderation";
    }

    @Override
    public String summary() {
        return "a moderator's decision until the readers of two replicas have it, beside the age of ordinary lines";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("rate", 500, "decisions", 200);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        int rate = sizes.getOrDefault("rate", 0);
        int decisions = sizes.getOrDefault("decisions", 0);
        try (Ground ground = Ground.start(Checkout.root(), List.of(ROOM))) {
            Gateway near = ground.gateway();
            Gateway far = ground.gateway();
            try (DecisionReader here = new DecisionReader(near.port(), ROOM);
                    DecisionReader there = new DecisionReader(far.port(), ROOM);
                    Moderator molly = new Moderator(ROOM, ground.developerKeys());
                    LineProducer producer = new LineProducer(
                            ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_INGEST)) {
                SteadyLines lines = new SteadyLines(producer, List.of(ROOM), rate);
                Thread.sleep(WARM_UP);
                there.measureFromNowOn();
                // As a moderator's page does when it comes. Nobody looks at the other replica.
                molly.look(near);
                List<DecisionReader> readers = List.of(here, there);
                double first = decide(1, molly, near, readers).millis(1);
                double unexpected = decide(1, molly, far, readers).millis(1);
                decide(WARM_UP_DECISIONS, molly, near, readers);
                Latencies times = decide(decisions, molly, near, readers);
                lines.stop();
                Latencies ages = there.finish();
                return report(first, unexpected, times, ages, rate);
            }
        }
    }

    private BenchmarkReport report(double first, double unexpected, Latencies times, Latencies ages, int rate) {
        return new BenchmarkReport(
                name(),
                List.of(
                        Figure.of("decision p50", times.millis(0.50), "ms"),
                        Figure.atMost(AIM_MILLIS, "decision p99", times.millis(0.99), "ms"),
                        Figure.atMost(AIM_MILLIS, "slowest decision", times.millis(1), "ms"),
                        Figure.atMost(AIM_MILLIS, "first decision of a replica, its moderator has come", first, "ms"),
                        Figure.atMost(AIM_MILLIS, "first decision of a replica, nobody has come", unexpected, "ms"),
                        Figure.of("line p50, ingest to socket", ages.millis(0.50), "ms"),
                        Figure.of("line p99, ingest to socket", ages.millis(0.99), "ms")),
                List.of(
                        "two gateways, one room, " + rate + " lines/s; " + times.count() / 2
                                + " deletions over REST, one after another; all processes share all cores",
                        "from before the request until both replicas' readers have read the event",
                        "lines of the same time, from before the append to chat.ingest: a path of the same length"));
    }

    /// Takes away so many lines.
    ///
    /// @param readers all of whom must know
    private static Latencies decide(int times, Moderator moderator, Gateway at, List<DecisionReader> readers)
            throws IOException, InterruptedException, TimeoutException {
        Latencies taken = new Latencies();
        for (int i = 0; i < times; i++) {
            UUID line = UUID.randomUUID();
            long begin = System.nanoTime();
            moderator.delete(line, at);
            for (DecisionReader reader : readers) {
                taken.add(awaitDecision(line, reader, begin) - begin);
            }
        }
        return taken;
    }

    private static long awaitDecision(UUID line, DecisionReader reader, long begin) throws TimeoutException {
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            Optional<Long> known = reader.knownSince(line);
            if (known.isPresent()) {
                return known.get();
            }
            LockSupport.parkNanos(LOOK);
        }
        throw new TimeoutException("a replica did not hear of a decision within " + PATIENCE);
    }
}
