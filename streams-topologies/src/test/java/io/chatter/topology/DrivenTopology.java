package io.chatter.topology;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.trends.TrendsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/// The whole topology, driven by lines whose seconds count from `START`.
final class DrivenTopology implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-01T20:00:00Z");

    private static final TopologySerdes SERDES = new TopologySerdes(
            PlainAvro.of(ChatMessage.getClassSchema()),
            PlainAvro.of(TrendsSnapshot.getClassSchema()),
            PlainAvro.of(BotDensity.getClassSchema()));

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ChatMessage> firehose;
    private final TestOutputTopic<String, TrendsSnapshot> trends;
    private final TestOutputTopic<String, TrendsSnapshot> fast;
    private final TestOutputTopic<String, BotDensity> densities;

    DrivenTopology(Path state) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(topology(), settings, START);
        firehose = driver.createInputTopic(
                TopicCatalogue.CHAT_FIREHOSE.name(),
                Serdes.String().serializer(),
                SERDES.line().serializer());
        trends = output(TopicCatalogue.CHAT_TRENDS, SERDES.trends());
        fast = output(TopicCatalogue.CHAT_TRENDS_FAST, SERDES.trends());
        densities = output(TopicCatalogue.CHAT_BOT_DENSITY, SERDES.density());
    }

    static Topology topology() {
        return ChatTopology.build(TrendsConfig.defaults(), BotDensityConfig.defaults(), SERDES);
    }

    static String description(TrendsConfig trends, BotDensityConfig density) {
        return ChatTopology.describe(trends, density, SERDES);
    }

    static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1_000));
    }

    void human(double second, String author, String text) {
        say(Lines.human(author, text, at(second)));
    }

    void bot(double second, String agent, String text, int depth) {
        say(Lines.bot(agent, text, depth, at(second)));
    }

    void say(ChatMessage line) {
        firehose.pipeInput("attic", line);
    }

    void advanceWallClock(Duration by) {
        driver.advanceWallClockTime(by);
    }

    /// What was emitted since it was asked last.
    List<TrendsSnapshot> trends() {
        return trends.readValuesToList();
    }

    List<TrendsSnapshot> fast() {
        return fast.readValuesToList();
    }

    List<BotDensity> densities() {
        return densities.readValuesToList();
    }

    /// How many lines were too late for the windows that `store` keeps.
    double lateLines(String store) {
        return metric("late-lines-total", store);
    }

    /// How many lines were too late for some of the windows that `store` keeps.
    double partlyLateLines(String store) {
        return metric("partly-late-lines-total", store);
    }

    private double metric(String name, String store) {
        return driver.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name)
                        && store.equals(entry.getKey().tags().get("store")))
                .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }

    private <R> TestOutputTopic<String, R> output(TopicSpec topic, Serde<R> values) {
        return driver.createOutputTopic(topic.name(), Serdes.String().deserializer(), values.deserializer());
    }
}
