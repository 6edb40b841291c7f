package io.chatter.topology.trends;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
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

/// Trends per room over a hopping window.
public final class TrendsTopology {

    /// The last snapshot of each room, by room id.
    public static final String STORE = "trends-latest-store";

    static final String PROCESSOR = "trends-windows";
    static final String SINK = "trends-sink";

    private TrendsTopology() {}

    /// Adds the aggregation behind `lines` (see `LineJournal`). Emits one TrendsSnapshot a room and advance to
    /// chat.trends when the window's grace has passed, with the window's end as its timestamp; a room that fell
    /// silent gets one empty snapshot and then none.
    public static void addTo(
            StreamsBuilder builder,
            KStream<String, ChatMessage> lines,
            TrendsConfig config,
            Serde<TrendsSnapshot> snapshots) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), snapshots));
        lines.process(
                        () -> new HoppingWindowProcessor<>(
                                config.windows(),
                                new TrendsAggregation(config),
                                new LatestResults<>(STORE, TrendsSnapshot::getWindowEnd)),
                        Named.as(PROCESSOR),
                        LineJournal.STORE,
                        STORE)
                .to(
                        TopicCatalogue.CHAT_TRENDS.name(),
                        Produced.with(Serdes.String(), snapshots).withName(SINK));
    }
}
