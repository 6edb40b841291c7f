package io.chatter.benchmark.fanout;

import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Checkout;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.SizedBenchmark;
import io.chatter.benchmark.ground.Gateway;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.ServerProcess;
import io.chatter.benchmark.load.Latencies;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.Skimmer;
import io.chatter.benchmark.load.Swarm;
import io.chatter.benchmark.load.TimedLines;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a connection costs that joined a room and waits, and that all of them still get a line.
public final class ConnectionsBenchmark implements SizedBenchmark {

    private static final String JOIN = "{\"type\":\"join\",\"room\":\"" + FanoutLoad.ROOM + "\",\"history\":0}";
    private static final int WARM_UP = 200;
    private static final int LINES = 5;
    private static final double KILOBYTES = 16;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public String summary() {
        return "memory of an idle connection, and the age of a line in a room of them";
    }

    @Override
    public Map<String, Integer> sizes() {
        return Map.of("clients", 8_000);
    }

    @Override
    public BenchmarkReport run(Map<String, Integer> sizes) throws Exception {
        int clients = sizes.getOrDefault("clients", 0);
        try (Ground ground = Ground.start(Checkout.root(), List.of(FanoutLoad.ROOM));
                Swarm swarm = new Swarm()) {
            Gateway gateway = ground.gateway();
            ServerProcess server = gateway.process();
            Latencies ages = new Latencies();
            for (int i = 0; i < WARM_UP; i++) {
                swarm.join(gateway.port(), JOIN, new Skimmer(ages));
            }
            swarm.readUntil(System.nanoTime() + SECOND.toNanos());
            double heapBefore = server.usedHeapMegabytes();
            double before = server.megabytes();
            long begin = System.nanoTime();
            for (int i = WARM_UP; i < clients; i++) {
                swarm.join(gateway.port(), JOIN, new Skimmer(ages));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            swarm.readUntil(System.nanoTime() + SECOND.toNanos());
            double heap = server.usedHeapMegabytes();
            double after = server.megabytes();
            say(LINES, ground, swarm);
            int counted = clients - WARM_UP;
            return new BenchmarkReport(
                    name(),
                    List.of(
                            Figure.atLeast(clients, "clients connected", swarm.open(), ""),
                            Figure.of("joins", counted / seconds, "clients/s"),
                            Figure.atMost(
                                    KILOBYTES, "resident memory of one", (after - before) * 1_024 / counted, "KB"),
                            Figure.of("heap of one", (heap - heapBefore) * 1_024 / counted, "KB"),
                            Figure.of("memory of the gateway", after, "MB"),
                            Figure.atLeast(LINES * (double) clients, "lines that reached a client", ages.count(), ""),
                            Figure.of("p50", ages.millis(0.50), "ms"),
                            Figure.of("p99", ages.millis(0.99), "ms")),
                    List.of(clients + " clients in one room, joined one after the other; memory after a full"
                            + " collection, against that with " + WARM_UP + " clients; then " + LINES
                            + " lines, one a second"));
        }
    }

    private static void say(int count, Ground ground, Swarm swarm) throws Exception {
        try (LineProducer lines =
                new LineProducer(ground.bootstrapServers(), ground.registryUrl(), TopicCatalogue.CHAT_FIREHOSE)) {
            for (int i = 0; i < count; i++) {
                lines.send(TimedLines.judged(FanoutLoad.ROOM));
                swarm.readUntil(System.nanoTime() + SECOND.toNanos());
            }
            swarm.readUntil(System.nanoTime() + SECOND.toNanos());
        }
    }
}
