package io.chatter.gateway.kafka;

import io.chatter.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record that cannot be handled, on its way to `<topic>.dlq`: bytes, key and headers as they were, and in further
/// headers where it came from and what was wrong. The header names are those of Kafka Streams (KIP-1034), so that all
/// dead letters of chatter look alike.
final class DeadLetter {

    static final String EXCEPTION = "__streams.errors.exception";
    static final String MESSAGE = "__streams.errors.message";
    static final String TOPIC = "__streams.errors.topic";
    static final String PARTITION = "__streams.errors.partition";
    static final String OFFSET = "__streams.errors.offset";

    /// Size of the record before it was cut, in bytes with key and headers.
    static final String TRUNCATED = "chatter.truncated";

    /// What is kept of the value of an oversized record.
    static final int KEPT_BYTES = 16 * 1024;

    private static final int KEPT_KEY = 256;

    private DeadLetter() {}

    static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> poison, Exception cause) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                poison.topic() + TopicSpec.DEAD_LETTER_SUFFIX,
                null,
                timeOf(poison),
                poison.key(),
                poison.value(),
                poison.headers());
        explain(letter.headers(), poison, cause);
        return letter;
    }

    /// Like [#of] for a record that with these headers might be too large to be written: the beginning of the value and
    /// of the key, and none of its own headers.
    static ProducerRecord<String, byte[]> truncated(ConsumerRecord<String, byte[]> poison, Exception cause) {
        byte @Nullable [] value = poison.value();
        @Nullable String key = poison.key();
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                poison.topic() + TopicSpec.DEAD_LETTER_SUFFIX,
                null,
                timeOf(poison),
                key == null ? null : key.substring(0, Math.min(KEPT_KEY, key.length())),
                value == null ? null : Arrays.copyOf(value, Math.min(KEPT_BYTES, value.length)));
        explain(letter.headers(), poison, cause);
        put(letter.headers(), TRUNCATED, Integer.toString(sizeOf(poison)));
        return letter;
    }

    /// Bytes of key, value and headers.
    static int sizeOf(ConsumerRecord<?, ?> record) {
        int size = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (Header header : record.headers()) {
            byte @Nullable [] value = header.value();
            size += header.key().length() + (value == null ? 0 : value.length);
        }
        return size;
    }

    /// A producer may have left it out, and may not be given what stands for that.
    private static @Nullable Long timeOf(ConsumerRecord<?, ?> poison) {
        return poison.timestamp() < 0 ? null : poison.timestamp();
    }

    private static void explain(Headers headers, ConsumerRecord<String, byte[]> poison, Exception cause) {
        put(headers, EXCEPTION, cause.getClass().getName());
        put(headers, MESSAGE, String.valueOf(cause.getMessage()));
        put(headers, TOPIC, poison.topic());
        put(headers, PARTITION, Integer.toString(poison.partition()));
        put(headers, OFFSET, Long.toString(poison.offset()));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
