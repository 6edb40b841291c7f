package io.chatter.data.export;

import io.chatter.data.log.Interval;
import io.chatter.data.log.OffsetRange;
import java.util.ArrayList;
import java.util.List;

/// Offsets of one topic that are exported together: all of them, or none.
///
/// @param ranges at most one of each partition
record Part(String topic, List<OffsetRange> ranges) {

    Part {
        ranges = List.copyOf(ranges);
    }

    /// Cuts `ranges` into parts of at most `size` offsets, in their order.
    static List<Part> cut(String topic, List<OffsetRange> ranges, long size) {
        List<Part> parts = new ArrayList<>();
        List<OffsetRange> open = new ArrayList<>();
        long room = size;
        for (OffsetRange range : ranges) {
            long next = range.offsets().from();
            while (next < range.offsets().to()) {
                boolean again = !open.isEmpty() && open.getLast().partition().equals(range.partition());
                if (room == 0 || again) {
                    parts.add(new Part(topic, open));
                    open.clear();
                    room = size;
                }
                long end = Math.min(range.offsets().to(), next + room);
                open.add(new OffsetRange(range.partition(), new Interval(next, end)));
                room -= end - next;
                next = end;
            }
        }
        if (!open.isEmpty()) {
            parts.add(new Part(topic, open));
        }
        return parts;
    }

    Interval offsetsOf(int partition) {
        return ranges.stream()
                .filter(range -> range.partition().partition() == partition)
                .findFirst()
                .orElseThrow()
                .offsets();
    }
}
