package io.chatter.benchmark.ingest;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Gateway;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.load.Latencies;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.TimedLines;
import io.chatter.schema.Origin;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Lines of one room at a steady rate, through the gateway as it deploys and through the plainest loop.
public final class IngestBenchmark implements SizedBenchmark {

    static final String ROOM = "bench";

    /// Before that, half a core of the two compiles the broker's code, on a slow machine for more than half a minute.
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    /// What a line of the load takes in chat.ingest.
    private static final int LINE_BYTES = 110;

    private static final double P50_MILLIS = 12;
    private static final double P99_MILLIS = 50;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "age of lines from chat.ingest to a socket, gateway and a plain consume-transact-tail loop";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("rate", 1_000, "seconds", 10);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        int rate = sizes.getOrDefault("rate", 0);
        Duration time = Duration.ofSeconds(sizes.getOrDefault("seconds", 0));
        try (Ground ground = Ground.start(Checkout.root(), List.of(ROOM))) {
            Gateway gateway = ground.gateway();
            double[] cpu = new double[2];
            Latencies ages = gateway(gateway, ground, rate, time, cpu);
            gateway.process().stop();
            Latencies plain = plain(ground, rate, time);
            return new BenchmarkReport(
                    name(),
                    List.of(
                            Figure.atMost(P50_MILLIS, "gateway p50", ages.millis(0.50), "ms"),
                            Figure.atMost(P99_MILLIS, "gateway p99", ages.millis(0.99), "ms"),
                            Figure.of("gateway lines", ages.count() / (double) time.toSeconds(), "lines/s"),
                            Figure.of("gateway CPU", cpu[0], "s"),
                            Figure.of("broker CPU", cpu[1], "s"),
                            Figure.of("plain loop p50", plain.millis(0.50), "ms"),
                            Figure.of("plain loop p99", plain.millis(0.99), "ms")),
                    List.of(
                            "one room, " + rate + " lines/s, " + time.toSeconds() + " s after " + WARM_UP.toSeconds()
                                    + " s of warm-up; broker, gateway and load share all cores",
                            "gateway: from before the append to chat.ingest until the frame was read from the socket",
                            "plain loop: bytes, one transactional producer, a read_committed tail; no judgement, no"
                                    + " socket"));
        }
    }

    private static Latencies plain(Ground ground, int rate, Duration time) throws InterruptedException {
        try (PlainLoop loop = new PlainLoop(ground.bootstrapServers())) {
            steadily(rate, WARM_UP, () -> loop.send(LINE_BYTES));
            loop.measureFromNowOn();
            steadily(rate, time, () -> loop.send(LINE_BYTES));
            return loop.finish();
        }
    }

    private static Latencies gateway(Gateway gateway, Ground ground, int rate, Duration time, double[] cpu)
            throws Exception {
        try (SocketReader reader = new SocketReader(gateway.port());
                LineProducer lines =
                        new LineProducer(ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_INGEST)) {
            steadily(rate, WARM_UP, () -> lines.send(TimedLines.line(ROOM, Origin.BOT)));
            double gatewayBefore = gateway.process().cpuSeconds();
            double brokerBefore = ground.broker().cpuSeconds();
            reader.measureFromNowOn();
            steadily(rate, time, () -> lines.send(TimedLines.line(ROOM, Origin.BOT)));
            cpu[0] = gateway.process().cpuSeconds() - gatewayBefore;
            cpu[1] = ground.broker().cpuSeconds() - brokerBefore;
            return reader.finish();
        }
    }

    private static void steadily(int rate, Duration time, Runnable send) {
        long begin = System.nanoTime();
        long count = time.toSeconds() * rate;
        for (long i = 0; i < count; i++) {
            long wait = begin + i * Duration.ofSeconds(1).toNanos() / rate - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            send.run();
        }
    }
}
