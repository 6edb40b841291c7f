package io.chatter.gateway.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/// The Kafka clients of ingest.
public interface IngestClients {

    /// @param member name of the loop: a restarted loop of the same name takes over its partitions at once
    Consumer<String, byte[]> consumer(String member);

    Producer<String, byte[]> producer(String transactionalId);

    static IngestClients of(KafkaEndpoint endpoint) {
        return new IngestClients() {
            @Override
            public Consumer<String, byte[]> consumer(String member) {
                return endpoint.consumer(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG, IngestLoop.GROUP,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500));
            }

            @Override
            public Producer<String, byte[]> producer(String transactionalId) {
                return endpoint.producer(Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000,
                        ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20));
            }
        };
    }
}
