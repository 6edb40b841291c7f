package io.chatter.gateway.kafka;

import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The Kafka clients of moderators' decisions: for each partition of chat.moderation a producer whose transactional id
/// all replicas share, and a consumer that only asks how far the partition goes. Opened when first needed, kept until
/// another replica shuts them out.
///
/// Used by one thread, but for [#close].
final class DecisionClients {

    private static final String ID = "chatter-gateway-decisions-";

    private final KafkaEndpoint endpoint;
    private final Map<TopicPartition, Producer<String, byte[]>> owners = new HashMap<>();
    private @Nullable Consumer<String, byte[]> ends;
    private int partitions;

    DecisionClients(KafkaEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Where the events of a room are.
    TopicPartition placeOf(String room) {
        if (partitions == 0) {
            partitions =
                    ends().partitionsFor(TopicCatalogue.CHAT_MODERATION.name()).size();
        }
        return new TopicPartition(
                TopicCatalogue.CHAT_MODERATION.name(), TailPositions.partitionOf(room, Math.max(1, partitions)));
    }

    /// The producer that owns the partition's id, and no transaction of an earlier owner is open.
    Producer<String, byte[]> owner(TopicPartition place) {
        Producer<String, byte[]> owner = owners.get(place);
        if (owner == null) {
            owner = open(ID + place.partition());
            owners.put(place, owner);
            owner.initTransactions();
        }
        return owner;
    }

    /// Owns an id that decides nothing, for a moment: the way to one is known then, and no other replica is shut out
    /// of its decisions.
    void rehearse() {
        try (Producer<String, byte[]> nobody = open(ID + "rehearsal")) {
            nobody.initTransactions();
        }
    }

    /// The same, but gives it up when it fails.
    void tryToOwn(TopicPartition place) {
        try {
            owner(place);
        } catch (KafkaException e) {
            discard(place);
            throw e;
        }
    }

    /// Gives the id up, and with it whatever its transaction had begun.
    void discard(TopicPartition place) {
        Producer<String, byte[]> owner = owners.remove(place);
        if (owner != null) {
            owner.close(Duration.ZERO);
        }
    }

    /// Offset after the last record of the partition, whether its transaction is decided or not.
    long end(TopicPartition place) {
        return ends().endOffsets(List.of(place), Duration.ofSeconds(3)).getOrDefault(place, 0L);
    }

    void close(Duration patience) {
        owners.values().forEach(owner -> owner.close(patience));
        if (ends != null) {
            ends.close(CloseOptions.timeout(patience));
        }
    }

    private Producer<String, byte[]> open(String id) {
        return endpoint.producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, id,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000,
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 1L << 20));
    }

    private Consumer<String, byte[]> ends() {
        Consumer<String, byte[]> open = ends;
        if (open == null) {
            open = endpoint.consumer(Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_uncommitted",
                    ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    3_000,
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    4_000));
            ends = open;
        }
        return open;
    }
}
