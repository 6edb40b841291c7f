package io.chatter.topology;

import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.topology.trends.TrendsTopology;
import io.chatter.topology.window.HoppingWindows;
import io.chatter.topology.window.LineFeed;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.PastLines;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;

/// Everything that is computed from the firehose, as one topology over one read of it.
public final class ChatTopology {

    /// Part of the application id. Brokers refuse a running streams group another topology, stores and
    /// their retention included, so a change of what topics the golden file reads, stores or writes raises it. The
    /// new group begins with lines of the last minutes and knows nothing of what the old one told: windows of these
    /// minutes are told twice, and those of an outage that was longer are not told at all.
    public static final int VERSION = 3;

    static final String SOURCE = "firehose-source";

    /// Where a group that has committed nothing begins: a window back, not at the start of the retained log, whose
    /// windows were told long ago. A partition without lines since then begins at its end: a consumer that is
    /// set to this by itself finds no offset there, and looks again only after half a minute.
    private static final Duration FIRST_LOOK = Duration.ofMinutes(5);

    private ChatTopology() {}

    /// The topology of a log that begins with its first line.
    public static Topology build(TrendsConfig trends, BotDensityConfig density, TopologySerdes serdes) {
        return build(trends, density, serdes, PastLines.NONE);
    }

    /// Reads chat.firehose once and writes chat.trends, chat.trends.fast and chat.bot-density. Every node
    /// and store has a name of its own, so that a change of either is seen in review.
    ///
    /// @param past where a task that begins here reads what open windows need
    public static Topology build(TrendsConfig trends, BotDensityConfig density, TopologySerdes serdes, PastLines past) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, ChatMessage> firehose = builder.stream(
                TopicCatalogue.CHAT_FIREHOSE.name(),
                Consumed.with(Serdes.String(), serdes.line())
                        .withTimestampExtractor(new BroadcastTime())
                        .withOffsetResetPolicy(AutoOffsetReset.byDuration(FIRST_LOOK))
                        .withName(SOURCE));
        TrendsTopology.addStores(builder, trends, serdes.trends());
        BotDensityTopology.addStore(builder, density, serdes.density());
        KStream<String, ObservedLine> lines = LineFeed.addTo(firehose, past, shapes(trends, density));
        TrendsTopology.addTo(lines, trends, serdes.trends());
        BotDensityTopology.addTo(lines, density, serdes.density());
        return builder.build();
    }

    private static Map<String, HoppingWindows> shapes(TrendsConfig trends, BotDensityConfig density) {
        return Map.of(
                TrendsTopology.STORE, trends.windows(),
                TrendsTopology.FAST_STORE, trends.fast(),
                BotDensityTopology.STORE, density.windows());
    }

    /// What the golden file holds: all that the state of a running application has to fit.
    static String describe(TrendsConfig trends, BotDensityConfig density, TopologySerdes serdes) {
        Duration memory = LineFeed.memory(shapes(trends, density).values().toArray(HoppingWindows[]::new));
        return "Version: " + VERSION + "\nMemory: " + memory + "\n"
                + String.join("\n", TrendsTopology.describeStores(trends)) + "\n"
                + BotDensityTopology.describeStore(density) + "\n"
                + build(trends, density, serdes).describe();
    }
}
