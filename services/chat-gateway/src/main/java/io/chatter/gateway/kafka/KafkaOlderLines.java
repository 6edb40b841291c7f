package io.chatter.gateway.kafka;

import io.chatter.gateway.Cursor;
import io.chatter.gateway.EncodedLine;
import io.chatter.gateway.EventEncoder;
import io.chatter.gateway.NewestLines;
import io.chatter.gateway.OlderLines;
import io.chatter.gateway.ServerEvent;
import io.chatter.messaging.SchemaException;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads a bounded stretch of the firehose for a client that comes back late. Each read has a consumer and a virtual
/// thread of its own; only a few run at a time, some more wait, the rest is turned away.
public final class KafkaOlderLines implements OlderLines {

    /// A client gets at most this much of the past, and at most what a backlog may hold; before it there is a gap.
    static final long MAX_OFFSETS = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaEndpoint endpoint;
    private final EventEncoder encoder;
    private final SpecificAvroDeserializer<ChatMessage> lines;
    private final ReadsInTurn reads = new ReadsInTurn();
    private final Executor threads =
            task -> Thread.ofVirtual().name("older-lines").start(task);

    public KafkaOlderLines(KafkaEndpoint endpoint, EventEncoder encoder) {
        this.endpoint = endpoint;
        this.encoder = encoder;
        this.lines = endpoint.deserializer();
    }

    @Override
    public CompletionStage<Stretch> read(String room, Cursor after, long before) {
        try {
            reads.enter();
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.supplyAsync(() -> reads.inTurn(() -> readNow(room, after, before)), threads)
                .whenComplete((_, _) -> reads.leave());
    }

    private Stretch readNow(String room, Cursor after, long before) {
        TopicPartition partition = new TopicPartition(TopicCatalogue.CHAT_FIREHOSE.name(), after.partition());
        try (Consumer<String, byte[]> consumer = endpoint.consumer(Map.of(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()))) {
            consumer.assign(List.of(partition));
            long oldest = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long from = Math.max(after.offset() + 1, Math.max(oldest, before - MAX_OFFSETS));
            consumer.seek(partition, from);
            NewestLines found = linesUntil(before, room, partition, consumer);
            return new Stretch(found.isCut() ? found.firstOffset() : from, found.lines());
        }
    }

    private NewestLines linesUntil(
            long before, String room, TopicPartition partition, Consumer<String, byte[]> consumer) {
        NewestLines found = new NewestLines();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the log did not answer within " + PATIENCE);
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < before && room.equals(record.key())) {
                    decode(record, found);
                }
            }
        }
        return found;
    }

    private void decode(ConsumerRecord<String, byte[]> record, NewestLines found) {
        try {
            ChatMessage line = lines.deserialize(record.topic(), record.value());
            if (line != null) {
                Cursor cursor = new Cursor(record.partition(), record.offset());
                found.add(EncodedLine.of(new ServerEvent.Line(cursor, line), encoder));
            }
        } catch (SchemaException.Permanent e) {
            // The tail skipped it as well, and counted it.
        }
    }
}
