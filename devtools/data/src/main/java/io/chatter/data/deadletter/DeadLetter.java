package io.chatter.data.deadletter;

import io.chatter.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// A record in a dead-letter topic. What it was refused for stands in the headers of Kafka Streams
/// (KIP-1034), which every service of chatter uses.
///
/// @param record as it lies there
public record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    /// Names of the headers that tell about the failure begin so.
    static final String ERROR_HEADERS = "__streams.errors.";

    /// The size in bytes of a record whose value was cut: it is evidence only.
    static final String TRUNCATED = "chatter.truncated";

    /// In a mark beside the letters: which of them was redriven.
    static final String REDRIVEN = "chatter.redriven";

    /// In a record that came back: which letter it was.
    static final String REDRIVEN_FROM = "chatter.redriven.from";

    public LetterId id() {
        return new LetterId(record.topic(), record.partition(), record.offset());
    }

    /// The topic in which it could not be handled.
    public String origin() {
        return header(ERROR_HEADERS + "topic")
                .orElseGet(() ->
                        record.topic().substring(0, record.topic().length() - TopicSpec.DEAD_LETTER_SUFFIX.length()));
    }

    /// Its partition there; empty where nobody wrote it down.
    OptionalInt originPartition() {
        return header(ERROR_HEADERS + "partition")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /// Simple name of the exception.
    public String cause() {
        String name = header(ERROR_HEADERS + "exception").orElse("unknown");
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /// What the exception said.
    public String message() {
        return header(ERROR_HEADERS + "message").orElse("");
    }

    /// The message without what differs from letter to letter.
    public String kind() {
        return cause() + ": "
                + message().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#").replaceAll("\\d+", "#");
    }

    public Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    public boolean isTruncated() {
        return header(TRUNCATED).isPresent();
    }

    /// The letter that this one was before it came back and failed again.
    public Optional<String> redrivenFrom() {
        return header(REDRIVEN_FROM);
    }

    public Optional<String> key() {
        return Optional.ofNullable(record.key()).map(key -> new String(key, StandardCharsets.UTF_8));
    }

    /// All headers as text, the last of each name.
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header)));
        return headers;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(DeadLetter::text);
    }

    private static String text(Header header) {
        byte[] value = header.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
