package io.chatter.topology.density;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topology.window.HoppingWindowProcessor;
import io.chatter.topology.window.LatestResults;
import io.chatter.topology.window.LineJournal;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/// Bot density per room over a hopping window.
public final class BotDensityTopology {

    /// The last density of each room, by room id.
    public static final String STORE = "bot-density-latest-store";

    static final String PROCESSOR = "bot-density-windows";
    static final String SINK = "bot-density-sink";

    private BotDensityTopology() {}

    /// Adds the aggregation behind `lines` (see `LineJournal`). Emits one BotDensity a room and advance to
    /// chat.bot-density when the window's grace has passed, with the window's end as its timestamp.
    public static void addTo(
            StreamsBuilder builder,
            KStream<String, ChatMessage> lines,
            BotDensityConfig config,
            Serde<BotDensity> densities) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), densities));
        lines.process(
                        () -> new HoppingWindowProcessor<>(
                                config.windows(),
                                new BotDensityAggregation(config),
                                new LatestResults<>(STORE, BotDensity::getWindowEnd)),
                        Named.as(PROCESSOR),
                        LineJournal.STORE,
                        STORE)
                .to(
                        TopicCatalogue.CHAT_BOT_DENSITY.name(),
                        Produced.with(Serdes.String(), densities).withName(SINK));
    }
}
