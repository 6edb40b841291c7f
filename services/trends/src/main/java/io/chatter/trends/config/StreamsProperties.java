package io.chatter.trends.config;

import io.chatter.messaging.KafkaSecurity;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.ChatTopology;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// Kafka Streams' settings of this application.
final class StreamsProperties {

    private static final int FETCH_WAIT_MS = 50;

    /// How long the open transaction of an instance that was killed holds up whoever reads its results.
    /// Many times the commit interval.
    private static final int TRANSACTION_TIMEOUT_MS = 5_000;

    /// Results are seen when their transaction is committed, which sends what waits; until then it may wait.
    private static final int UNTIL_THE_COMMIT_MS = 1_000;

    private static final int BATCH_BYTES = 128 * 1024;

    /// Partitions with a backlog are read in turn, each for this much, so that none waits for long.
    private static final int TURN_BYTES = 128 * 1024;

    private StreamsProperties() {}

    /// Also the name of the group.
    static String applicationId(TrendsSettings settings) {
        return settings.applicationId() + "-" + ChatTopology.VERSION;
    }

    /// What any client of the broker needs.
    static Map<String, Object> client(String bootstrapServers) {
        Map<String, Object> client = new HashMap<>(KafkaSecurity.ofProcess().clientSettings());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return client;
    }

    static Properties of(TrendsSettings settings, String bootstrapServers, MeterRegistry meters) {
        Properties properties = new Properties();
        properties.putAll(client(bootstrapServers));
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(settings));
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.address());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableLines.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnusableLines.class);
        properties.put(CountedLetters.SETTING, new CountedLetters(meters));
        properties.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                TopicCatalogue.CHAT_FIREHOSE.deadLetterTopic());
        properties.put(StreamsConfig.consumerPrefix("fetch.max.wait.ms"), FETCH_WAIT_MS);
        properties.put(StreamsConfig.consumerPrefix("max.partition.fetch.bytes"), TURN_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), UNTIL_THE_COMMIT_MS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
        return properties;
    }
}
