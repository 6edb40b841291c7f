package io.chatter.persona.kafka;

import io.chatter.messaging.KafkaSecurity;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SpecificAvroSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// How the workers reach Kafka and the schema registry.
///
/// @param bootstrapServers host:port, host:port
/// @param registryUrl address of the registry's Confluent API
/// @param group consumer group that shares the roster between workers
/// @param lookback how much of the past a room's view starts with
public record KafkaSettings(String bootstrapServers, String registryUrl, String group, Duration lookback) {

    static final Duration CLOSING = Duration.ofSeconds(2);

    /// Longest wait for what agents said and learned before their partition is given up.
    static final Duration SETTLING = Duration.ofSeconds(3);

    /// Longest time from the sending of a line until it is in the log or given up: what it waits for a place in the
    /// buffer, and then for its delivery.
    public static final Duration SENDING = Duration.ofMillis(2_700);

    private static final int LINE_BLOCK_MILLIS = 500;
    private static final int FETCH_WAIT_MILLIS = 100;
    private static final int REGISTRY_MILLIS = 1_000;
    private static final int SMALL_FETCH = 1 << 20;

    /// No group: the consumer assigns itself what it tails, and sees committed transactions only.
    Map<String, Object> tail() {
        Map<String, Object> config = consumer();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * SMALL_FETCH);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return config;
    }

    /// The new group protocol: the broker assigns partitions. Offsets are never committed, for the roster is
    /// read anew with every assignment.
    Map<String, Object> roster() {
        Map<String, Object> config = consumer();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CONSUMER.name());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return config;
    }

    /// Bounded everywhere, by [#SENDING] in all: nothing that was decided is sent long after its moment, or
    /// arrives when its agent speaks elsewhere.
    Map<String, Object> lines() {
        Map<String, Object> config = common();
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, SpecificAvroSerializer.class);
        config.put(RegistryConfig.AUTO_REGISTER, false);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * SMALL_FETCH);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LINE_BLOCK_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) SENDING.toMillis() - LINE_BLOCK_MILLIS);
        return config;
    }

    /// No group: the consumer takes the partitions that it needs, from their beginning.
    Map<String, Object> partitions() {
        Map<String, Object> config = consumer();
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return config;
    }

    /// Given up before settling ends, for what landed later would lie over what the agent's next worker has learned;
    /// a broker that is missed for longer costs what was learned meanwhile. Sending hardly waits: what is known
    /// of the topic is kept, however long nobody learns anything.
    Map<String, Object> memories() {
        Map<String, Object> config = lines();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_500);
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
        return config;
    }

    /// Nobody waits for long: what does not fit is lost. The scenes of one room compress well together.
    Map<String, Object> decisions() {
        Map<String, Object> config = lines();
        config.put(ProducerConfig.ACKS_CONFIG, "1");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 500);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, SMALL_FETCH / 4);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20);
        return config;
    }

    /// What a deserializer needs. Its thread does more than to wait for schemas, so it waits less than others.
    Map<String, Object> registry() {
        return Map.of(RegistryConfig.ADDRESS, registryUrl, RegistryConfig.TIMEOUT, REGISTRY_MILLIS);
    }

    private Map<String, Object> consumer() {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, SMALL_FETCH);
        return config;
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>();
        config.put(RegistryConfig.ADDRESS, registryUrl);
        config.putAll(KafkaSecurity.ofProcess().clientSettings());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }
}
