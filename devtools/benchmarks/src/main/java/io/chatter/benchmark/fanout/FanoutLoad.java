package io.chatter.benchmark.fanout;

import io.chatter.benchmark.load.Latencies;
import io.chatter.benchmark.load.LineProducer;
import io.chatter.benchmark.load.Skimmer;
import io.chatter.benchmark.load.Swarm;
import io.chatter.benchmark.load.TimedLines;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The load as a process of its own: many clients on one thread and, where asked for, the lines they read, which a
/// second thread appends to chat.firehose. Says `joined`, `measuring` and `result` with its figures, and stays
/// until it is ended.
public final class FanoutLoad {

    static final String ROOM = "bench";

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration TICK = Duration.ofMillis(5);
    private static final int SAMPLED_EVERY = 50;
    private static final String JOIN = "{\"type\":\"join\",\"room\":\"" + ROOM + "\",\"history\":0}";

    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final FanoutSizes sizes;
    private final int port;
    private final List<Skimmer> clients = new ArrayList<>();
    private final Latencies ages = new Latencies();

    private FanoutLoad(FanoutSizes sizes, int port) {
        this.sizes = sizes;
        this.port = port;
    }

    /// @param arguments the port, the sizes and, unless the server makes the lines itself, broker and registry
    public static void main(String[] arguments) throws IOException {
        KAFKA.setLevel(Level.WARNING);
        FanoutLoad load = new FanoutLoad(FanoutSizes.parse(arguments[1]), Integer.parseInt(arguments[0]));
        try (Swarm swarm = new Swarm()) {
            load.join(swarm);
            if (arguments.length > 2) {
                load.produceOnAnotherThread(arguments[2], arguments[3]);
            }
            load.measure(swarm);
        }
    }

    private void join(Swarm swarm) throws IOException {
        for (int i = 0; i < sizes.stalled(); i++) {
            swarm.joinStalled(port, JOIN);
        }
        for (int i = sizes.stalled(); i < sizes.clients(); i++) {
            Skimmer client = new Skimmer(i % SAMPLED_EVERY == 0 ? ages : null);
            clients.add(client);
            swarm.join(port, JOIN, client);
        }
        swarm.readUntil(System.nanoTime() + Duration.ofSeconds(1).toNanos());
        System.out.println("joined");
    }

    private void produceOnAnotherThread(String bootstrapServers, String registryUrl) {
        Thread.ofPlatform().daemon().name("producer").start(() -> {
            try (LineProducer lines = new LineProducer(bootstrapServers, registryUrl, TopicCatalogue.CHAT_FIREHOSE)) {
                produce(lines);
            }
        });
    }

    private void produce(LineProducer lines) {
        long begin = System.nanoTime();
        long sent = 0;
        while (true) {
            long due = (System.nanoTime() - begin)
                    * sizes.rate()
                    / Duration.ofSeconds(1).toNanos();
            for (; sent < due; sent++) {
                lines.send(TimedLines.judged(ROOM));
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private void measure(Swarm swarm) throws IOException {
        swarm.readUntil(System.nanoTime() + WARM_UP.toNanos());
        ages.clear();
        long before = delivered();
        long begin = System.nanoTime();
        System.out.println("measuring");
        swarm.readUntil(begin + sizes.time().toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "result %.1f %.2f %.2f %d %d%n",
                (delivered() - before) / seconds,
                ages.millis(0.50),
                ages.millis(0.99),
                clients.stream().mapToLong(Skimmer::gaps).sum(),
                swarm.open());
        // The clients stay while the server's memory is looked at.
        int _ = System.in.read();
    }

    private long delivered() {
        return clients.stream().mapToLong(Skimmer::delivered).sum();
    }
}
