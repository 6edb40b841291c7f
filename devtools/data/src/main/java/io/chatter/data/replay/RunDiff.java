package io.chatter.data.replay;

import io.chatter.data.DataFailure;
import io.chatter.data.log.LogAddress;
import io.chatter.data.log.Range;
import io.chatter.data.log.RecordDecoder;
import io.chatter.data.log.TopicLog;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// Compares what a run computed with what was live, window by window. Owned by one thread.
///
/// A window can be compared when the run had all lines that it looks at: windows whose past begins
/// before the run are only counted, unless the run began where the log does.
public final class RunDiff {

    /// How many windows before a window its figures look back at most.
    private static final int LOOKS_BACK = 3;

    private static final int EXAMPLES = 5;

    /// Of one topic.
    ///
    /// @param same windows that are equal in every field
    /// @param different in both, with another value or not told the same number of times
    /// @param onlyReplay in the run only
    /// @param onlyLive live only
    /// @param warmUp not compared, for the run lacks a part of their past
    /// @param examples some of the differences, in words
    public record Comparison(
            String topic,
            long same,
            long different,
            long onlyReplay,
            long onlyLive,
            long warmUp,
            List<String> examples) {

        public boolean isSame() {
            return different + onlyReplay + onlyLive == 0;
        }
    }

    private record Window(String room, Instant end) implements Comparable<Window> {

        @Override
        public int compareTo(Window other) {
            int byRoom = room.compareTo(other.room);
            return byRoom != 0 ? byRoom : end.compareTo(other.end);
        }

        @Override
        public String toString() {
            return room + " " + end;
        }
    }

    /// The lines that a run had of one room.
    private record Span(long first, long last, boolean fromTheBeginning) {}

    private final TopicLog log;
    private final RecordDecoder decoder;

    /// @param log stays the caller's to close
    public RunDiff(LogAddress address, TopicLog log) {
        this.log = log;
        this.decoder = new RecordDecoder(address);
    }

    /// @throws DataFailure when there is no such run, or it has computed nothing
    public List<Comparison> compare(RunTopics run) {
        String lines = run.of(TopicCatalogue.CHAT_FIREHOSE.name());
        Set<String> topics = log.topics();
        if (!topics.contains(lines)) {
            throw new DataFailure("There is no run `" + run.run() + "` of the firehose", "See `./chatter replay list`");
        }
        if (!run.isCompleteIn(topics)) {
            throw new DataFailure(
                    "The run `" + run.run() + "` is not complete",
                    "Wait for it, or delete it with `./chatter replay drop " + run.run() + "` and run it again");
        }
        Map<String, Span> rooms = spans(lines);
        return RunTopics.results().stream()
                .map(spec -> compare(spec, run, rooms))
                .toList();
    }

    private Map<String, Span> spans(String lines) {
        Map<String, Long> live = new HashMap<>();
        log.read(
                log.plan(TopicCatalogue.CHAT_FIREHOSE.name(), Range.EVERYTHING),
                batch -> batch.forEach(record -> live.merge(keyOf(record.key()), record.timestamp(), Math::min)));
        Map<String, Span> spans = new HashMap<>();
        log.read(
                log.plan(lines, Range.EVERYTHING),
                batch -> batch.forEach(record -> {
                    String room = keyOf(record.key());
                    long at = record.timestamp();
                    boolean whole = at <= live.getOrDefault(room, Long.MAX_VALUE);
                    spans.merge(
                            room,
                            new Span(at, at, whole),
                            (one, other) -> new Span(
                                    Math.min(one.first, other.first),
                                    Math.max(one.last, other.last),
                                    one.fromTheBeginning || other.fromTheBeginning));
                }));
        return spans;
    }

    private Comparison compare(TopicSpec spec, RunTopics run, Map<String, Span> rooms) {
        Map<Window, List<SpecificRecord>> replayed = windows(run.of(spec.name()));
        Map<Window, List<SpecificRecord>> live = windows(spec.name());
        Map<Window, List<SpecificRecord>> all = new TreeMap<>(live);
        all.putAll(replayed);
        Tally tally = new Tally();
        all.forEach((window, any) -> {
            Span span = rooms.get(window.room());
            if (span != null && window.end().toEpochMilli() <= span.last()) {
                tally.add(window, replayed.get(window), live.get(window), isWhole(any.getLast(), window, span));
            }
        });
        return tally.of(spec.name());
    }

    private static boolean isWhole(SpecificRecord value, Window window, Span span) {
        Duration length = Duration.between((Instant) field(value, "window_start"), window.end());
        return span.fromTheBeginning()
                || window.end().minus(length.multipliedBy(LOOKS_BACK)).toEpochMilli() >= span.first();
    }

    /// Each window as often as it was told.
    private Map<Window, List<SpecificRecord>> windows(String topic) {
        Map<Window, List<SpecificRecord>> windows = new TreeMap<>();
        log.read(
                log.plan(topic, Range.EVERYTHING),
                batch -> batch.stream()
                        .flatMap(record -> decoder.decode(record).stream())
                        .forEach(record -> {
                            SpecificRecord value = record.value();
                            if (value != null) {
                                Window window = new Window(
                                        (String) field(value, "room_id"), (Instant) field(value, "window_end"));
                                windows.computeIfAbsent(window, _ -> new ArrayList<>())
                                        .add(value);
                            }
                        }));
        return windows;
    }

    private static Object field(SpecificRecord value, String name) {
        return value.get(value.getSchema().getField(name).pos());
    }

    private static String keyOf(byte[] key) {
        return key == null ? "" : new String(key, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Counts of one topic as they grow.
    private static final class Tally {

        private long same;
        private long different;
        private long onlyReplay;
        private long onlyLive;
        private long warmUp;
        private final List<String> examples = new ArrayList<>();

        void add(
                Window window,
                @org.jspecify.annotations.Nullable List<SpecificRecord> replayed,
                @org.jspecify.annotations.Nullable List<SpecificRecord> live,
                boolean whole) {
            if (!whole) {
                warmUp++;
            } else if (live == null) {
                onlyReplay++;
                example(window + " was not live");
            } else if (replayed == null) {
                onlyLive++;
                example(window + " was live only");
            } else if (replayed.equals(live)) {
                same++;
            } else if (replayed.size() != live.size()) {
                different++;
                example(window + " was told " + live.size() + " times live and " + replayed.size() + " in the run");
            } else {
                different++;
                example(window + " differs in " + fields(replayed.getLast(), live.getLast()));
            }
        }

        Comparison of(String topic) {
            return new Comparison(topic, same, different, onlyReplay, onlyLive, warmUp, List.copyOf(examples));
        }

        private void example(String text) {
            if (examples.size() < EXAMPLES) {
                examples.add(text);
            }
        }

        private static String fields(SpecificRecord one, SpecificRecord other) {
            return String.join(
                    ", ",
                    one.getSchema().getFields().stream()
                            .filter(field -> !String.valueOf(one.get(field.pos()))
                                    .equals(String.valueOf(other.get(field.pos()))))
                            .map(Schema.Field::name)
                            .toList());
        }
    }
}
