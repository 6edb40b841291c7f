package io.chatter.trends.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Dead letters that fit into their topic. A record can be as large as a broker takes; with the headers that tell its
/// cause it would be larger, and its partition would stand still.
final class FittingLetters {

    private static final int LARGEST_VALUE = 900_000;
    private static final int KEPT_OF_LARGER = 64 * 1_024;

    /// Tells the size that a value had; `chatter dlq` does not bring such a letter back. The record itself is where
    /// the other headers say.
    private static final String TRUNCATED = "chatter.truncated";

    private FittingLetters() {}

    static List<ProducerRecord<byte[], byte[]>> of(List<ProducerRecord<byte[], byte[]>> letters) {
        return letters.stream().map(FittingLetters::fitting).toList();
    }

    private static ProducerRecord<byte[], byte[]> fitting(ProducerRecord<byte[], byte[]> letter) {
        byte[] value = letter.value();
        if (value == null || value.length <= LARGEST_VALUE) {
            return letter;
        }
        letter.headers().add(TRUNCATED, Integer.toString(value.length).getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.timestamp(),
                letter.key(),
                Arrays.copyOf(value, KEPT_OF_LARGER),
                letter.headers());
    }
}
