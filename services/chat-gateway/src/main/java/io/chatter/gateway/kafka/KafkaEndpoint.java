package io.chatter.gateway.kafka;

import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Where the log and its schemas are, and the settings that all clients share. Values are bytes: decoding is done
/// outside the client, so that one bad record never stops a partition.
///
/// @param bootstrapServers `host:port`, comma-separated
/// @param registryUrl base address of the schema registry
public record KafkaEndpoint(String bootstrapServers, String registryUrl) {

    /// How long a reader's thread, which does more than to wait for schemas, waits for one.
    static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(1);

    public <T extends SpecificRecord> SpecificAvroDeserializer<T> deserializer() {
        SpecificAvroDeserializer<T> deserializer = new SpecificAvroDeserializer<>();
        deserializer.configure(
                Map.of(
                        RegistryConfig.ADDRESS,
                        registryUrl,
                        RegistryConfig.TIMEOUT,
                        Long.toString(REGISTRY_PATIENCE.toMillis())),
                false);
        return deserializer;
    }

    public <T extends SpecificRecord> SpecificAvroSerializer<T> serializer() {
        SpecificAvroSerializer<T> serializer = new SpecificAvroSerializer<>();
        serializer.configure(Map.of(RegistryConfig.ADDRESS, registryUrl), false);
        return serializer;
    }

    /// A consumer that reads committed records only and never commits by itself.
    Consumer<String, byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> all = shared();
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.putAll(settings);
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /// An idempotent producer that sends at once.
    Producer<String, byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = shared();
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.putAll(settings);
        return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> shared() {
        Map<String, Object> settings = new HashMap<>(KafkaSecurity.ofProcess().clientSettings());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(CommonClientConfigs.METRICS_NUM_SAMPLES_CONFIG, 1);
        return settings;
    }
}
