package io.chatter.topology.density;

import io.chatter.schema.BotDensity;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.window.HoppingWindowProcessor;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.WindowResults;
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

    private static final WindowResults<BotDensity> RESULTS = new WindowResults<>(STORE, 120, BotDensity.class);

    private BotDensityTopology() {}

    /// Adds the store that the aggregation writes and `LineFeed` looks into; to be called before either is added.
    public static void addStore(StreamsBuilder builder, BotDensityConfig config, Serde<BotDensity> densities) {
        builder.addStateStore(RESULTS.storeOf(config.windows(), densities));
    }

    /// A line on the store, for a change of it to be seen.
    public static String describeStore(BotDensityConfig config) {
        return RESULTS.describe(config.windows());
    }

    /// Adds the aggregation behind `lines` (see `LineFeed`). Emits one BotDensity a room and advance to
    /// chat.bot-density when the window's grace has passed, with the window's end as its timestamp.
    public static void addTo(
            KStream<String, ObservedLine> lines, BotDensityConfig config, Serde<BotDensity> densities) {
        lines.process(
                        () -> new HoppingWindowProcessor<>(
                                config.windows(), () -> new BotDensityAggregation(config), RESULTS),
                        Named.as(PROCESSOR),
                        STORE)
                .to(
                        TopicCatalogue.CHAT_BOT_DENSITY.name(),
                        Produced.with(Serdes.String(), densities).withName(SINK));
    }
}
