package io.chatter.topology.trends;

import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import io.chatter.topology.window.HoppingWindowProcessor;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.PaneAggregation;
import io.chatter.topology.window.WindowResults;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// Trends per room over two shapes of hopping windows: long ones that say what a room talks about, and
/// fast ones that say what it takes up right now.
public final class TrendsTopology {

    /// The snapshots of each room's last ten minutes, by room and start of the window.
    public static final String STORE = "trends-store";

    /// The fast snapshots of each room's last minute, by room and start of the window.
    public static final String FAST_STORE = "trends-fast-store";

    static final String TERMS = "trends-terms";
    static final String PROCESSOR = "trends-windows";
    static final String SINK = "trends-sink";
    static final String FAST_PROCESSOR = "trends-fast-windows";
    static final String FAST_SINK = "trends-fast-sink";

    private static final Flow LONG = new Flow(
            new WindowResults<>(STORE, 120, TrendsSnapshot::getWindowEnd), PROCESSOR, SINK, TopicCatalogue.CHAT_TRENDS);
    private static final Flow FAST = new Flow(
            new WindowResults<>(FAST_STORE, 60, TrendsSnapshot::getWindowEnd),
            FAST_PROCESSOR,
            FAST_SINK,
            TopicCatalogue.CHAT_TRENDS_FAST);

    private TrendsTopology() {}

    /// Where the results of one shape of windows go.
    private record Flow(WindowResults<TrendsSnapshot> results, String processor, String sink, TopicSpec topic) {}

    /// Adds the stores that the aggregations write and `LineFeed` looks into; to be called before either is added.
    public static void addStores(StreamsBuilder builder, TrendsConfig config, Serde<TrendsSnapshot> snapshots) {
        builder.addStateStore(LONG.results().storeOf(config.windows(), snapshots));
        builder.addStateStore(FAST.results().storeOf(config.fast(), snapshots));
    }

    /// Adds the aggregations behind `lines` (see `LineFeed`). Emits one TrendsSnapshot a room and
    /// advance to chat.trends, and to chat.trends.fast, when the window's grace has passed, with the
    /// window's end as its timestamp; a room that fell silent gets one empty snapshot and then none.
    public static void addTo(
            KStream<String, ObservedLine> lines, TrendsConfig config, Serde<TrendsSnapshot> snapshots) {
        TermExtractor extractor = new TermExtractor(config.emotes());
        Waves waves = new Waves(config.waves());
        KStream<String, SaidLine> said = lines.mapValues(extractor::read, Named.as(TERMS));
        Supplier<PaneAggregation<SaidLine, TrendsPane, TrendsSnapshot>> fast =
                () -> new TrendsAggregation(config, config.fast(), waves);
        Supplier<PaneAggregation<SaidLine, TrendsPane, TrendsSnapshot>> plain =
                () -> new TrendsAggregation(config, config.windows(), null);
        write(
                FAST,
                said.process(
                        () -> new HoppingWindowProcessor<>(config.fast(), fast, FAST.results()),
                        Named.as(FAST.processor()),
                        FAST_STORE),
                snapshots);
        write(
                LONG,
                said.process(
                        () -> new HoppingWindowProcessor<>(config.windows(), plain, LONG.results()),
                        Named.as(LONG.processor()),
                        STORE),
                snapshots);
    }

    private static void write(Flow flow, KStream<String, TrendsSnapshot> results, Serde<TrendsSnapshot> snapshots) {
        results.to(
                flow.topic().name(), Produced.with(Serdes.String(), snapshots).withName(flow.sink()));
    }
}
