package io.chatter.topology.window;

import io.chatter.schema.ChatMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// Hands lines to the aggregations, whose panes live in memory. Nothing keeps lines: a task that begins here, after a
/// restart or a move, reads those that open windows need from the firehose again.
public final class LineFeed {

    /// Name of the metric, one a task, of when viewers saw the newest line that was read; epoch milliseconds, 0 for
    /// none.
    public static final String NEWEST_LINE = "newest-line-time";

    static final String PROCESSOR = "line-feed";

    private static final Duration SLACK = Duration.ofSeconds(30);

    private LineFeed() {}

    /// Adds the feed behind `firehose`; aggregations read from the returned stream.
    ///
    /// @param past where lines are read that were said before a task began
    /// @param windows shapes of all windows behind it, by the name of the store that keeps their results, which is
    ///     added already
    public static KStream<String, ObservedLine> addTo(
            KStream<String, ChatMessage> firehose, PastLines past, Map<String, HoppingWindows> windows) {
        Duration memory = memory(windows.values().toArray(HoppingWindows[]::new));
        Duration idle = longest(windows.values().stream().map(HoppingWindows::idle));
        List<ToldUpTo> told = windows.entrySet().stream()
                .map(shape -> new ToldUpTo(shape.getKey(), shape.getValue().length()))
                .toList();
        return firehose.process(
                () -> new LineFeedProcessor(past, memory, idle, told),
                Named.as(PROCESSOR),
                windows.keySet().toArray(String[]::new));
    }

    /// How far back lines are read again so that each of `windows` is whole.
    public static Duration memory(HoppingWindows... windows) {
        return longest(Arrays.stream(windows)
                        .map(shape -> shape.horizon().plus(shape.grace()).plus(shape.idle())))
                .plus(SLACK);
    }

    private static Duration longest(Stream<Duration> durations) {
        return durations.max(Comparator.naturalOrder()).orElseThrow();
    }
}
