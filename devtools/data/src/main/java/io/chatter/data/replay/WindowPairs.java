package io.chatter.data.replay;

import io.chatter.data.log.DecodedRecord;
import io.chatter.data.log.Interval;
import io.chatter.data.log.TopicLog;
import io.chatter.data.replay.RunSpans.Span;
import io.chatter.data.replay.WindowTally.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/// Brings windows of one partition, live and replayed, together, and counts each pair when time has passed it. Owned by
/// one thread.
final class WindowPairs {

    /// How many windows before a window its figures look back at most.
    private static final int LOOKS_BACK = 3;

    private record Window(String room, Instant end) {}

    private final Map<String, Span> rooms;
    private final Instant edge;
    private final WindowTally tally;
    private final Map<Window, Told> open = new HashMap<>();
    private Instant passed = Instant.MIN;

    /// @param rooms what the run had of each
    /// @param edge live windows that end here or before may have been deleted
    WindowPairs(Map<String, Span> rooms, Instant edge, WindowTally tally) {
        this.rooms = rooms;
        this.edge = edge;
        this.tally = tally;
    }

    /// Ends of the windows that the run tells of.
    Interval times() {
        long first = rooms.values().stream().mapToLong(Span::first).min().orElse(0);
        long last = rooms.values().stream().mapToLong(Span::last).max().orElse(0);
        return new Interval(first + 1, last + 1);
    }

    void add(DecodedRecord record, boolean live) {
        SpecificRecord value = record.value();
        if (value == null) {
            return;
        }
        Window window = new Window((String) field(value, "room_id"), (Instant) field(value, "window_end"));
        Span span = rooms.get(window.room());
        long end = window.end().toEpochMilli();
        if (span == null || end <= span.first() || end > span.last()) {
            return;
        }
        if (window.end().isBefore(passed)) {
            if (isComparable(value, span, window.end()) && window.end().isAfter(edge)) {
                tally.addToldAgain(new Told(window.room(), window.end()));
            }
            return;
        }
        Told told = open.computeIfAbsent(window, key -> new Told(key.room(), key.end()));
        (live ? told.live() : told.replayed()).add(value);
        closeBefore(Instant.ofEpochMilli(record.raw().timestamp()).minus(TopicLog.CLOCK_SLACK));
    }

    void closeAll() {
        open.values().forEach(this::count);
        open.clear();
    }

    private void closeBefore(Instant time) {
        // Not for each record: what is open is looked through.
        if (time.isAfter(passed.plusSeconds(1))) {
            passed = time;
            open.values().removeIf(told -> {
                boolean over = told.end().isBefore(time);
                if (over) {
                    count(told);
                }
                return over;
            });
        }
    }

    private void count(Told told) {
        SpecificRecord any =
                told.live().isEmpty() ? told.replayed().getLast() : told.live().getLast();
        Span span = rooms.get(told.room());
        if (span != null && isComparable(any, span, told.end())) {
            tally.add(told, edge);
        } else {
            tally.addWarmUp();
        }
    }

    /// Whether the run had all lines that the window looks at.
    private static boolean isComparable(SpecificRecord value, Span span, Instant end) {
        Duration length = Duration.between((Instant) field(value, "window_start"), end);
        Instant past = end.minus(length.multipliedBy(LOOKS_BACK));
        return span.fromTheBeginning() || past.toEpochMilli() >= span.first();
    }

    private static Object field(SpecificRecord value, String name) {
        return value.get(value.getSchema().getField(name).pos());
    }
}
