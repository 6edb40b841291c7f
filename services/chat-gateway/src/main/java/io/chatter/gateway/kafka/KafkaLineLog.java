package io.chatter.gateway.kafka;

import io.chatter.gateway.LineLog;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.observability.tracing.Step;
import io.chatter.observability.tracing.Tracing;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Appends people's lines to chat.ingest, in the order they came. While the broker is away lines wait, but only so many
/// and so long; past that they fail and their authors get them back.
///
/// Thread-safe. One thread serialises and sends, for both may block when the registry or the broker is away.
public final class KafkaLineLog implements LineLog, AutoCloseable {

    private static final int MAX_WAITING = 2_000;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private final SpecificAvroSerializer<ChatMessage> values;
    private final ExecutorService sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("line-log").daemon().factory());

    public KafkaLineLog(KafkaEndpoint endpoint) {
        this.values = endpoint.serializer();
        this.producer = endpoint.producer(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 500,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20));
    }

    @Override
    public CompletionStage<Void> append(ChatMessage message) {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        try {
            sender.execute(() -> send(message, taken));
        } catch (RejectedExecutionException e) {
            taken.completeExceptionally(e);
        }
        return taken;
    }

    @Override
    public void close() {
        sender.shutdownNow();
        producer.close(CLOSE_PATIENCE);
    }

    private void send(ChatMessage message, CompletableFuture<Void> taken) {
        String topic = TopicCatalogue.CHAT_INGEST.name();
        try {
            ProducerRecord<String, byte[]> line =
                    new ProducerRecord<>(topic, message.getRoomId(), values.serialize(topic, message));
            Tracing.record(Step.SAY, Optional.empty(), message.getSentAt(), Instant.now())
                    .inject(line.headers());
            producer.send(line, (_, failure) -> {
                if (failure == null) {
                    taken.complete(null);
                } else {
                    taken.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            taken.completeExceptionally(e);
        }
    }
}
