package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.messaging.ChatterSerdes;
import io.chatter.messaging.SchemaException;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import io.chatter.topology.ChatTopology;
import io.chatter.topology.TopologySerdes;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.trends.TrendsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;

/// The topology of the live service over one partition, driven record by record. Its wall clock is the
/// records': nothing depends on when or how fast it runs, so equal records give equal bytes. Owned by
/// one thread.
final class DrivenWindows implements AutoCloseable {

    /// Takes what was computed.
    @FunctionalInterface
    interface ResultSink {
        void accept(TopicSpec topic, TestRecord<byte[], byte[]> result);
    }

    private static final TrendsConfig TRENDS = TrendsConfig.defaults();
    private static final BotDensityConfig DENSITY = BotDensityConfig.defaults();

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> firehose;
    private final Map<TopicSpec, TestOutputTopic<byte[], byte[]>> results = new LinkedHashMap<>();
    private final ResultSink sink;
    private long clock;

    /// @param state folder for the driver's files, its own
    /// @param begin timestamp of the first record
    DrivenWindows(LogAddress address, Path state, long begin, ResultSink sink) {
        ChatterSerdes serdes = ChatterSerdes.create(address.clientSettings());
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, ReplayedUnreadableLines.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, ReplayedUnusableLines.class);
        this.sink = sink;
        this.clock = begin;
        driver = new TopologyTestDriver(
                ChatTopology.build(
                        TRENDS,
                        DENSITY,
                        new TopologySerdes(
                                serdes.of(ChatMessage.class),
                                serdes.of(TrendsSnapshot.class),
                                serdes.of(BotDensity.class))),
                settings,
                Instant.ofEpochMilli(begin));
        firehose = driver.createInputTopic(
                TopicCatalogue.CHAT_FIREHOSE.name(), new ByteArraySerializer(), new ByteArraySerializer());
        RunTopics.results()
                .forEach(spec -> results.put(
                        spec,
                        driver.createOutputTopic(
                                spec.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())));
    }

    /// @throws DataFailure when the record cannot be read now
    void accept(ConsumerRecord<byte[], byte[]> record) {
        advanceTo(record.timestamp());
        try {
            firehose.pipeInput(new TestRecord<>(
                    record.key(), record.value(), record.headers(), Instant.ofEpochMilli(record.timestamp())));
        } catch (StreamsException e) {
            throw e.getCause() instanceof SchemaException.Retryable ? unreadableNow(record, e.getCause()) : e;
        }
        drain();
    }

    /// Closes the windows that end at or before `until`, as the live service does when nobody writes
    /// any more.
    void complete(long until) {
        advanceTo(until + longestDelay().toMillis());
    }

    @Override
    public void close() {
        driver.close();
    }

    private static DataFailure unreadableNow(ConsumerRecord<byte[], byte[]> record, Throwable cause) {
        return new DataFailure(
                "The line at " + record.topic() + "-" + record.partition() + " offset " + record.offset()
                        + " cannot be read now (" + cause.getMessage() + ")",
                "Look whether the registry runs, and replay again",
                cause);
    }

    private void advanceTo(long millis) {
        if (millis > clock) {
            driver.advanceWallClockTime(Duration.ofMillis(millis - clock));
            clock = millis;
            drain();
        }
    }

    private void drain() {
        results.forEach((spec, topic) -> {
            while (!topic.isEmpty()) {
                sink.accept(spec, topic.readRecord());
            }
        });
    }

    /// How long after its end a window is told at the latest, where time goes on.
    static Duration longestDelay() {
        return Stream.of(TRENDS.windows(), TRENDS.fast(), DENSITY.windows())
                .map(windows -> windows.idle().plus(windows.grace()))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
