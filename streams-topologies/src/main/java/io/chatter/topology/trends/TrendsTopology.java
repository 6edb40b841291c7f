package io.chatter.topology.trends;

import io.chatter.schema.TrendsSnapshot;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import io.chatter.topology.window.HoppingWindowProcessor;
import io.chatter.topology.window.HoppingWindows;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.WindowResults;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

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
            new WindowResults<>(STORE, 120, TrendsSnapshot.class), PROCESSOR, SINK, TopicCatalogue.CHAT_TRENDS);
    private static final Flow FAST = new Flow(
            new WindowResults<>(FAST_STORE, 60, TrendsSnapshot.class),
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

    /// A line on each of the stores, for a change of them to be seen.
    public static List<String> describeStores(TrendsConfig config) {
        return List.of(LONG.results().describe(config.windows()), FAST.results().describe(config.fast()));
    }

    /// Adds the aggregations behind `lines` (see `LineFeed`). Emits one TrendsSnapshot a room and
    /// advance to chat.trends, and to chat.trends.fast, when the window's grace has passed, with the
    /// window's end as its timestamp; a room that fell silent gets one empty snapshot and then none.
    public static void addTo(
            KStream<String, ObservedLine> lines, TrendsConfig config, Serde<TrendsSnapshot> snapshots) {
        Tokens tokens = new Tokens(config.emotes());
        KStream<String, SaidLine> said = lines.processValues(() -> new TermReading(tokens), Named.as(TERMS));
        addTo(said, FAST, config, config.fast(), new Waves(config.waves()), snapshots);
        addTo(said, LONG, config, config.windows(), null, snapshots);
    }

    private static void addTo(
            KStream<String, SaidLine> said,
            Flow flow,
            TrendsConfig config,
            HoppingWindows windows,
            @Nullable Waves waves,
            Serde<TrendsSnapshot> snapshots) {
        said.process(
                        () -> processor(flow, config, windows, waves),
                        Named.as(flow.processor()),
                        flow.results().store())
                .to(
                        flow.topic().name(),
                        Produced.with(Serdes.String(), snapshots).withName(flow.sink()));
    }

    /// Of one task.
    private static HoppingWindowProcessor<SaidLine, TrendsPane, TrendsSnapshot> processor(
            Flow flow, TrendsConfig config, HoppingWindows windows, @Nullable Waves waves) {
        WindowCounts counts = new WindowCounts(config.humanWeight());
        return new HoppingWindowProcessor<>(
                windows, () -> new TrendsAggregation(config, windows, counts, waves), flow.results());
    }
}
