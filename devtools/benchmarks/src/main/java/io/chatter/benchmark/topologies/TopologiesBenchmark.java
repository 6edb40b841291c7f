package io.chatter.benchmark.topologies;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Ground;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A retained firehose through the trends service as it deploys, on one core, and through a bare consumer on the same
/// core. Broker and everything else have the other.
public final class TopologiesBenchmark implements SizedBenchmark {

    private static final int CORE = 0;
    private static final int OTHER_CORE = 1;
    private static final double LINES_A_SECOND = 150_000;

    /// Classes, code, threads and buffers of a JVM.
    private static final int BESIDE_THE_HEAP_MB = 300;

    @Override
    public String name() {
        return "topologies";
    }

    @Override
    public String summary() {
        return "trends and density from a retained firehose, beside a bare consumer of it";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("lines", 3_000_000, "rooms", 1_000, "room-rate", 5, "hot-rate", 5_000, "heap", 2_048);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        CrowdShape shape = shape(sizes, Clock.systemUTC().instant());
        int heap = sizes.getOrDefault("heap", 0);
        try (Ground ground = Ground.start(Checkout.root(), List.of())) {
            new CrowdedFirehose(shape, ground.registryUrl()).plant(ground.bootstrapServers());
            ground.broker().pin(OTHER_CORE);
            double limit = BareReader.measure(ground.bootstrapServers(), CORE);
            TrendsRun run = TrendsRun.of(ground, shape.lines(), heap, CORE);
            ToldWindows told = ToldWindows.read(ground, shape);
            return new BenchmarkReport(
                    name(),
                    List.of(
                            Figure.atLeast(LINES_A_SECOND, "lines through both topologies", run.rate(), "lines/s"),
                            Figure.of("lines for a second of its core", run.perCpuSecond(), "lines/s"),
                            Figure.of(
                                    "windows told for a second of its core",
                                    run.perCpuSecond() * told.windows() / shape.lines(),
                                    "windows/s"),
                            Figure.of("bare consumer, the limit", limit, "lines/s"),
                            Figure.of("all lines, start included", run.seconds(), "s"),
                            Figure.of("windows told", told.windows(), ""),
                            Figure.of("rooms with a whole minute told", told.closedRooms(), ""),
                            Figure.atMost(0, "of those, rooms that lack or double lines", told.wrongRooms(), ""),
                            Figure.of("largest error of a count", told.mostSketched(), "lines"),
                            Figure.of("heap in use after a collection", run.heapMegabytes(), "MB"),
                            Figure.atMost(
                                    heap + BESIDE_THE_HEAP_MB, "resident memory, most", run.peakMegabytes(), "MB")),
                    notes(shape, run, heap));
        }
    }

    /// Ends now.
    private static CrowdShape shape(Map<String, Integer> sizes, Instant now) {
        CrowdShape shape = new CrowdShape(
                sizes.getOrDefault("rooms", 0),
                sizes.getOrDefault("room-rate", 0),
                sizes.getOrDefault("hot-rate", 0),
                sizes.getOrDefault("lines", 0),
                now);
        return new CrowdShape(shape.rooms(), shape.roomRate(), shape.hotRate(), shape.lines(), now.minus(shape.span()));
    }

    private static List<String> notes(CrowdShape shape, TrendsRun run, int heap) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d lines, shown within %,d s: %,d rooms with %,d a second each, one with %,d",
                        shape.lines(),
                        shape.span().toSeconds(),
                        shape.rooms(),
                        shape.roomRate(),
                        shape.hotRate()),
                "the service of `./chatter up`, exactly once, with a heap of " + heap
                        + " MB, on one core; broker and all else on the other",
                "lines a second are those after the first quarter; a minute of a room is held against what was planted",
                "hottest: " + run.hottest());
    }
}
