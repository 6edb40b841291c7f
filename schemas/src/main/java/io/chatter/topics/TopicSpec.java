package io.chatter.topics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/// One topic of the catalogue.
///
/// @param name topic name, as brokers know it
/// @param key what the UTF-8 record key is made of, for people
/// @param value Avro schema of every value
/// @param partitions partitions on a default installation; a deployment may raise it before the topic exists
/// @param retention how long records are kept; ignored by brokers when `cleanup` is COMPACT
/// @param cleanup how old records go
public record TopicSpec(
        String name, String key, Schema value, int partitions, Duration retention, CleanupPolicy cleanup) {

    /// Suffix of the topic that takes the records of `name` which could not be handled.
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    /// Dead letters wait this long for somebody to look at them.
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    public enum CleanupPolicy {
        DELETE("delete"),
        COMPACT("compact");

        private final String kafkaName;

        CleanupPolicy(String kafkaName) {
            this.kafkaName = kafkaName;
        }

        public String kafkaName() {
            return kafkaName;
        }
    }

    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException(name + ": partitions must be at least 1, not " + partitions);
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException(name + ": retention must be positive, not " + retention);
        }
    }

    /// The subject that the value schema is registered under (Confluent's TopicNameStrategy).
    public String valueSubject() {
        return name + "-value";
    }

    public String deadLetterTopic() {
        return name + DEAD_LETTER_SUFFIX;
    }

    /// The topic that takes what of this one could not be handled.
    public TopicSpec deadLetters() {
        return new TopicSpec(deadLetterTopic(), key, value, 1, DEAD_LETTER_RETENTION, CleanupPolicy.DELETE);
    }

    public TopicSpec withPartitions(int count) {
        return new TopicSpec(name, key, value, count, retention, cleanup);
    }

    /// The topic-level settings this topic is created with, by Kafka's own keys.
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cleanup.policy", cleanup.kafkaName());
        if (cleanup == CleanupPolicy.DELETE) {
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        return settings;
    }
}
