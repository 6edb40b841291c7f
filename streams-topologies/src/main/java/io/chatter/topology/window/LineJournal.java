package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/// The lines that open windows still need, kept by room and event time. One write a line serves every
/// aggregation: their panes live in memory and are rebuilt from here after a restart or a move, so that
/// there is no second state format.
public final class LineJournal {

    public static final String STORE = "line-journal-store";

    /// Name of the metric, one a task, of when viewers saw the newest line that was read; epoch
    /// milliseconds, 0 for none.
    public static final String NEWEST_LINE = "newest-line-time";

    static final String PROCESSOR = "line-journal";

    private static final Duration SLACK = Duration.ofSeconds(30);

    private LineJournal() {}

    /// Adds the journal behind `firehose`; aggregations read from the returned stream and connect to
    /// `STORE`.
    public static KStream<String, ObservedLine> addTo(
            StreamsBuilder builder, KStream<String, ChatMessage> firehose, Duration retention) {
        builder.addStateStore(Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(STORE, retention, Duration.ofSeconds(1), true),
                        Serdes.String(),
                        ObservedLineSerde.create())
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
    private static final class Writer extends ContextualProcessor<String, ChatMessage, String, ObservedLine> {

        private WindowStore<String, ObservedLine> journal;
        private Sensor newestLine;

        @Override
        public void init(ProcessorContext<String, ObservedLine> context) {
            super.init(context);
            journal = context.getStateStore(STORE);
            newestLine = newestLine(context);
        }

        @Override
        public void process(Record<String, ChatMessage> message) {
            if (message.key() == null || message.value() == null) {
                throw new UnusableLine("a record without " + (message.key() == null ? "a room" : "a line"));
            }
            ObservedLine line = ObservedLine.of(message.value(), message.timestamp());
            journal.put(message.key(), line, message.timestamp());
            newestLine.record(message.timestamp());
            context().forward(message.withValue(line));
        }

        private static Sensor newestLine(ProcessorContext<String, ObservedLine> context) {
            String task = context.taskId().toString();
            Sensor sensor = context.metrics().addSensor(NEWEST_LINE + "." + task, Sensor.RecordingLevel.INFO);
            sensor.add(
                    new MetricName(
                            NEWEST_LINE,
                            LateLines.GROUP,
                            "When viewers saw the newest line that was read",
                            Map.of("task-id", task)),
                    new Value());
            return sensor;
        }
    }
}
