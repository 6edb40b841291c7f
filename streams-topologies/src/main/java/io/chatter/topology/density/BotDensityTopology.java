package io.chatter.topology.density;

import io.chatter.schema.BotDensity;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.window.HoppingWindowProcessor;
import io.chatter.topology.window.LineJournal;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.WindowResults;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// Bot density per room over a hopping window.
public final class BotDensityTopology {

    /// The densities of each room's last ten minutes, by room and start of the window.
    public static final String STORE = "bot-density-store";

    static final String PROCESSOR = "bot-density-windows";
    static final String SINK = "bot-density-sink";

    private static final WindowResults<BotDensity> RESULTS = new WindowResults<>(STORE, 120, BotDensity::getWindowEnd);

    private BotDensityTopology() {}

    /// Adds the aggregation behind `lines` (see `LineJournal`). Emits one BotDensity a room and advance to
    /// chat.bot-density when the window's grace has passed, with the window's end as its timestamp.
    ///
    /// @param topicOf what a topic of the catalogue is called in this run
    public static void addTo(
            StreamsBuilder builder,
            KStream<String, ObservedLine> lines,
            BotDensityConfig config,
            Serde<BotDensity> densities,
            UnaryOperator<String> topicOf) {
        builder.addStateStore(RESULTS.storeOf(config.windows(), densities));
        lines.process(
                        () -> new HoppingWindowProcessor<>(
                                config.windows(),
                                () -> new BotDensityAggregation(config),
                                Function.identity(),
                                RESULTS),
                        Named.as(PROCESSOR),
                        LineJournal.STORE,
                        STORE)
                .to(
                        topicOf.apply(TopicCatalogue.CHAT_BOT_DENSITY.name()),
                        Produced.with(Serdes.String(), densities).withName(SINK));
    }
}
