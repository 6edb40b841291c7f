package io.chatter.benchmark.fanout;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One large room on one core: the gateway as it deploys, reading its log, and bare NIO.
public final class FanoutBenchmark implements SizedBenchmark {

    private static final double DELIVERIES = 2_000_000;
    private static final double P99_MILLIS = 150;

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public String summary() {
        return "deliveries a second and the age of lines, gateway and bare NIO, each on one core";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("clients", 1_000, "rate", 2_200, "seconds", 10);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> chosen) throws Exception {
        FanoutSizes sizes = FanoutSizes.of(chosen);
        Measurement gateway;
        try (Ground ground = Ground.start(Checkout.root(), List.of(FanoutLoad.ROOM))) {
            gateway = Measurement.of(ground.gateway(), ground, sizes);
        }
        Measurement floor = Measurement.ofFloor(sizes);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atLeast(
                Math.min(DELIVERIES, 0.98 * sizes.clients() * sizes.rate()),
                "gateway deliveries",
                gateway.deliveries(),
                "lines/s"));
        figures.add(Figure.of("gateway p50", gateway.p50(), "ms"));
        figures.add(Figure.atMost(P99_MILLIS, "gateway p99", gateway.p99(), "ms"));
        addCosts("gateway", gateway, figures);
        figures.add(Figure.of("floor deliveries", floor.deliveries(), "lines/s"));
        figures.add(Figure.of("floor p50", floor.p50(), "ms"));
        figures.add(Figure.of("floor p99", floor.p99(), "ms"));
        addCosts("floor", floor, figures);
        return new BenchmarkReport(name(), figures, notes(sizes));
    }

    private static void addCosts(String server, Measurement measured, List<Figure> figures) {
        figures.add(Figure.of(server + " gap markers", measured.gaps(), ""));
        figures.add(Figure.of(server + " clients at the end", measured.open(), ""));
        figures.add(Figure.of(server + " CPU", measured.cpuSeconds(), "s"));
        figures.add(Figure.of(server + " deliveries a CPU second", measured.perCpuSecond(), "lines/s"));
        figures.add(Figure.of(server + " memory", measured.megabytes(), "MB"));
    }

    private static List<String> notes(FanoutSizes sizes) {
        return List.of(
                sizes.clients() + " clients in one room, " + sizes.rate() + " lines/s offered, " + sizes.seconds()
                        + " s after 15 s of warm-up",
                "gateway: lines come from chat.firehose; an age runs from before the line was appended there until its"
                        + " frame was read whole, for every line of each 50th client",
                "floor: one thread that writes a frame it made itself to each socket every 50 ms",
                "server on core 0, load and broker on core 1"
                        + (ServerProcess.canPin() ? "" : ": NOT PINNED, taskset is missing"));
    }
}
