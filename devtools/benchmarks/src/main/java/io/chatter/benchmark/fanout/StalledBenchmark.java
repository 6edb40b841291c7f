package io.chatter.benchmark.fanout;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Gateway;
import io.chatter.benchmark.ground.Ground;
import java.util.List;
import java.util.Map;

/// What clients that do not read cost those that do: the same load twice on one gateway, without and with some that
/// joined and never read again.
public final class StalledBenchmark implements SizedBenchmark {

    private static final double MOST_SLOWER = 1.10;

    /// What the gateway keeps for one connection that does not read, at most: its own bound.
    private static final double MOST_KEPT_MEGABYTES = 1;

    @Override
    public String name() {
        return "stalled";
    }

    @Override
    public String summary() {
        return "what clients that do not read cost the others, in age of lines and heap";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("clients", 1_000, "rate", 300, "seconds", 30, "stalled", 10);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> chosen) throws Exception {
        FanoutSizes sizes = FanoutSizes.of(chosen);
        try (Ground ground = Ground.start(Checkout.root(), List.of(FanoutLoad.ROOM))) {
            Gateway gateway = ground.gateway();
            Measurement without = Measurement.of(gateway, ground, sizes.withStalled(0));
            Measurement with = Measurement.of(gateway, ground, sizes);
            double dropped = gateway.metric("chatter_gateway_dropped_messages_total");
            return new BenchmarkReport(
                    name(),
                    List.of(
                            Figure.of("p50 without", without.p50(), "ms"),
                            Figure.of("p50 with", with.p50(), "ms"),
                            Figure.of("p99 without", without.p99(), "ms"),
                            Figure.of("p99 with", with.p99(), "ms"),
                            Figure.atMost(MOST_SLOWER, "p99 with / without", with.p99() / without.p99(), ""),
                            Figure.of("gap markers of those who read", with.gaps(), ""),
                            Figure.atLeast(1, "lines dropped for the stalled", dropped, ""),
                            Figure.of("heap in use without", without.heapMegabytes(), "MB"),
                            Figure.atMost(
                                    without.heapMegabytes() + MOST_KEPT_MEGABYTES * sizes.stalled(),
                                    "heap in use with, the stalled still there",
                                    with.heapMegabytes(),
                                    "MB"),
                            Figure.of("memory of the gateway", with.megabytes(), "MB")),
                    List.of(sizes.clients() + " clients, " + sizes.stalled() + " of them stalled, " + sizes.rate()
                            + " lines/s, " + sizes.seconds() + " s after 15 s of warm-up each; gateway on core 0,"
                            + " load and broker on core 1"));
        }
    }
}
