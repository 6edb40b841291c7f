package io.chatter.benchmark.load;

import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Appends lines as a patient persona worker does: at once, and for as long as the broker is away. Owned by one thread.
public final class LineProducer implements AutoCloseable {

    private final TopicSpec topic;
    private final SpecificAvroSerializer<ChatMessage> values = new SpecificAvroSerializer<>();
    private final Producer<String, byte[]> producer;

    public LineProducer(String bootstrapServers, String registryUrl, TopicSpec topic) {
        this.topic = topic;
        values.configure(Map.of("schema.registry.url", registryUrl), false);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// @return completes when the log has the line
    public CompletableFuture<Void> send(ChatMessage line) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        byte[] value = values.serialize(topic.name(), line);
        producer.send(new ProducerRecord<>(topic.name(), line.getRoomId(), value), (_, failure) -> {
            if (failure == null) {
                taken.complete(null);
            } else {
                taken.completeExceptionally(failure);
            }
        });
        return taken;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(30));
    }
}
