package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/// The lines that open windows still need, kept by room and event time. One write a line serves every aggregation:
/// their panes live in memory and are rebuilt from here after a restart or a move, so that there is no second state
/// format.
public final class LineJournal {

    public static final String STORE = "line-journal-store";
    static final String PROCESSOR = "line-journal";

    private static final Duration SLACK = Duration.ofSeconds(30);

    private LineJournal() {}

    /// Adds the journal behind `firehose`; aggregations read from the returned stream and connect to `STORE`.
    public static KStream<String, ChatMessage> addTo(
            StreamsBuilder builder,
            KStream<String, ChatMessage> firehose,
            Duration retention,
            Serde<ChatMessage> line) {
        builder.addStateStore(Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(STORE, retention, Duration.ofSeconds(1), true),
                        Serdes.String(),
                        line)
                .withCachingDisabled());
        return firehose.process(Writer::new, Named.as(PROCESSOR), STORE);
    }

    /// How long lines are kept so that each of `windows` can be rebuilt.
    public static Duration retention(HoppingWindows... windows) {
        return Arrays.stream(windows)
                .map(shape -> shape.horizon().plus(shape.grace()).plus(shape.idle()))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(SLACK);
    }

    @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
    private static final class Writer extends ContextualProcessor<String, ChatMessage, String, ChatMessage> {

        private WindowStore<String, ChatMessage> journal;

        @Override
        public void init(ProcessorContext<String, ChatMessage> context) {
            super.init(context);
            journal = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, ChatMessage> line) {
            journal.put(line.key(), line.value(), line.timestamp());
            context().forward(line);
        }
    }
}
