package io.chatter.benchmark.ingest;

import io.chatter.benchmark.Benchmark;
import io.chatter.benchmark.BenchmarkReport;
import io.chatter.benchmark.Figure;
import io.chatter.benchmark.fanout.BenchLines;
import io.chatter.benchmark.fanout.Latencies;
import io.chatter.gateway.kafka.KafkaEndpoint;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.schema.ChatMessage;
import io.chatter.testing.StubRegistry;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A real broker, the gateway's ingest and tail, a producer of 1,000 lines a second to one room, and one listener, all in
/// this JVM. Measured with one transactional producer and with several that take turns.
public final class IngestBenchmark implements Benchmark {

    private static final int LINES_PER_SECOND = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(6);

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "delay from chat.ingest to a listener at 1,000 lines a second";
    }

    @Override
    public BenchmarkReport run() throws Exception {
        TestBroker broker = TestBroker.shared();
        broker.freshCatalogue();
        List<Figure> figures = new ArrayList<>();
        try (StubRegistry registry = StubRegistry.start()) {
            SchemaRegistryClient schemas = new SchemaRegistryClient(RegistryConfig.of(registry.address()));
            TopicCatalogue.all().forEach(topic -> schemas.register(topic.valueSubject(), topic.value()));
            KafkaEndpoint endpoint =
                    new KafkaEndpoint(broker.bootstrapServers(), registry.address().toString());
            Latencies one = measure(endpoint, 1);
            figures.add(Figure.of("one producer, p50", one.millis(0.50), "ms"));
            figures.add(Figure.of("one producer, p99", one.millis(0.99), "ms"));
            Latencies several = measure(endpoint, 3);
            figures.add(Figure.atMost(12, "three in turn, p50", several.millis(0.50), "ms"));
            figures.add(Figure.atMost(50, "three in turn, p99", several.millis(0.99), "ms"));
        }
        return new BenchmarkReport(
                "ingest",
                figures,
                List.of("broker, producer, gateway and listener share one JVM and all cores; the first "
                        + WARM_UP.toSeconds() + " s of each run are not counted"));
    }

    private static Latencies measure(KafkaEndpoint endpoint, int writers) throws InterruptedException {
        Latencies latencies = new Latencies();
        try (GatewayUnderLoad gateway = GatewayUnderLoad.start(endpoint, writers, latencies)) {
            produce(endpoint, WARM_UP);
            gateway.forget();
            produce(endpoint, MEASURED);
        }
        return latencies;
    }

    private static void produce(KafkaEndpoint endpoint, Duration time) {
        String topic = TopicCatalogue.CHAT_INGEST.name();
        var values = endpoint.<ChatMessage>serializer();
        Map<String, Object> settings = Map.of("bootstrap.servers", endpoint.bootstrapServers(), "linger.ms", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            long begin = System.nanoTime();
            long count = time.toSeconds() * LINES_PER_SECOND;
            for (long i = 0; i < count; i++) {
                LockSupport.parkNanos(begin + i * 1_000_000_000L / LINES_PER_SECOND - System.nanoTime());
                byte[] value = values.serialize(topic, BenchLines.message());
                producer.send(new ProducerRecord<>(topic, BenchLines.ROOM, value));
            }
        }
    }
}
