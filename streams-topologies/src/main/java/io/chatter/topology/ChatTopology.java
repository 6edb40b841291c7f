package io.chatter.topology;

import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.density.BotDensityConfig;
import io.chatter.topology.density.BotDensityTopology;
import io.chatter.topology.trends.TrendsConfig;
import io.chatter.topology.trends.TrendsTopology;
import io.chatter.topology.window.LineJournal;
import io.chatter.topology.window.ObservedLine;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;

/// Everything that is computed from the firehose, as one topology over one read of it.
public final class ChatTopology {

    /// Part of the application id. Brokers refuse a running streams group another topology, stores and
    /// their retention included, so a change of the golden file raises it: the new group begins with
    /// the newest lines.
    public static final int VERSION = 2;

    static final String SOURCE = "firehose-source";

    private ChatTopology() {}

    /// Reads chat.firehose once, keeps the lines that open windows need in a journal, and writes
    /// chat.trends, chat.trends.fast and chat.bot-density. Every node and store has a name of its own,
    /// so that a change of either is seen in review.
    public static Topology build(TrendsConfig trends, BotDensityConfig density, TopologySerdes serdes) {
        return build(trends, density, serdes, UnaryOperator.identity());
    }

    /// The same over topics of other names, which a replay writes beside the live ones.
    ///
    /// @param topicOf what a topic of the catalogue is called in this run
    public static Topology build(
            TrendsConfig trends, BotDensityConfig density, TopologySerdes serdes, UnaryOperator<String> topicOf) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, ChatMessage> firehose = builder.stream(
                topicOf.apply(TopicCatalogue.CHAT_FIREHOSE.name()),
                Consumed.with(Serdes.String(), serdes.line())
                        .withTimestampExtractor(new BroadcastTime())
                        .withName(SOURCE));
        KStream<String, ObservedLine> lines =
                LineJournal.addTo(builder, firehose, LineJournal.retention(trends.windows(), density.windows()));
        TrendsTopology.addTo(builder, lines, trends, serdes.trends(), topicOf);
        BotDensityTopology.addTo(builder, lines, density, serdes.density(), topicOf);
        return builder.build();
    }
}
