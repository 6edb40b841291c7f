package io.chatter.benchmark.ingest;

import io.chatter.benchmark.load.Latencies;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The peer: consumes bytes, writes them and the offsets in one transaction, and tails what was committed. No decoding,
/// no judgement, no sockets, one producer, Kafka's own settings but for `linger.ms` 0. One thread copies, one tails.
final class PlainLoop implements AutoCloseable {

    private static final String IN = "plain.in";
    private static final String OUT = "plain.out";
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final Latencies ages = new Latencies();
    private final KafkaProducer<byte[], byte[]> source;
    private final Thread copier;
    private final Thread tail;
    private volatile boolean clearing;
    private volatile boolean closing;

    PlainLoop(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic(IN), topic(OUT)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        source = producer(Map.of());
        copier = Thread.ofPlatform().name("plain-copier").start(this::copy);
        tail = Thread.ofPlatform().name("plain-tail").start(this::tail);
    }

    /// Sends a record that carries the time.
    ///
    /// @param bytes its size, at least 8
    void send(int bytes) {
        byte[] value = ByteBuffer.allocate(bytes).putLong(System.nanoTime()).array();
        source.send(new ProducerRecord<>(IN, 0, null, value));
    }

    /// Forgets what came so far.
    void measureFromNowOn() {
        clearing = true;
    }

    Latencies finish() throws InterruptedException {
        closing = true;
        copier.join();
        tail.join();
        return ages;
    }

    @Override
    public void close() throws InterruptedException {
        finish();
        source.close();
    }

    private void copy() {
        try (var consumer = consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "plain"));
                var producer = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "plain"))) {
            producer.initTransactions();
            consumer.subscribe(List.of(IN));
            while (!closing) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                if (!batch.isEmpty()) {
                    producer.beginTransaction();
                    batch.forEach(record -> producer.send(new ProducerRecord<>(OUT, 0, null, record.value())));
                    producer.sendOffsetsToTransaction(batch.nextOffsets(), consumer.groupMetadata());
                    producer.commitTransaction();
                }
            }
        }
    }

    private void tail() {
        try (var consumer = consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"))) {
            consumer.assign(List.of(new TopicPartition(OUT, 0)));
            while (!closing) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> record : batch) {
                    ages.add(now - ByteBuffer.wrap(record.value()).getLong());
                }
                if (clearing) {
                    ages.clear();
                    clearing = false;
                }
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }
}
