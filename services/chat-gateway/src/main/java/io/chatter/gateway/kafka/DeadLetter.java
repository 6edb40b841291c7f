package io.chatter.gateway.kafka;

import io.chatter.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// A record that cannot be handled, on its way to `<topic>.dlq`: bytes, key and headers as they were, and in further
/// headers where it came from and what was wrong. The header names are those of Kafka Streams (KIP-1034), so that all
/// dead letters of chatter look alike.
final class DeadLetter {

    static final String EXCEPTION = "__streams.errors.exception";
    static final String MESSAGE = "__streams.errors.message";
    static final String TOPIC = "__streams.errors.topic";
    static final String PARTITION = "__streams.errors.partition";
    static final String OFFSET = "__streams.errors.offset";

    private DeadLetter() {}

    static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> poison, Exception cause) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                poison.topic() + TopicSpec.DEAD_LETTER_SUFFIX,
                null,
                poison.timestamp(),
                poison.key(),
                poison.value(),
                poison.headers());
        Headers headers = letter.headers();
        put(headers, EXCEPTION, cause.getClass().getName());
        put(headers, MESSAGE, String.valueOf(cause.getMessage()));
        put(headers, TOPIC, poison.topic());
        put(headers, PARTITION, Integer.toString(poison.partition()));
        put(headers, OFFSET, Long.toString(poison.offset()));
        return letter;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
