package io.chatter.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All that one client was shown of a room, over as many sockets as it needed: the offsets of its lines and the gaps it
/// was told of. Owned by the load's thread.
public final class Transcript implements FrameSink {

    /// What the client was told to be missing: offsets after `from`, up to `to`.
    public record Gap(long from, long to) {}

    private static final Pattern EVENT = Pattern.compile("\\{\"type\":\"(?:message\",\"cursor\":\"(\\d+:(\\d+))"
            + "|gap\",\"from\":\"\\d+:(\\d+)\",\"to\":\"(\\d+:(\\d+)))\"");

    private final List<Long> offsets = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private String cursor = "";

    /// The frame that brings the client into `room`: after what it has seen, or where the room is.
    public String join(String room) {
        String after = cursor.isEmpty() ? "\"history\":0" : "\"cursor\":\"" + cursor + "\"";
        return "{\"type\":\"join\",\"room\":\"" + room + "\"," + after + "}";
    }

    /// Of the lines, in the order in which they were shown.
    public List<Long> offsets() {
        return offsets;
    }

    public List<Gap> gaps() {
        return gaps;
    }

    /// Offset of the last line; -1 before the first.
    public long last() {
        return offsets.isEmpty() ? -1 : offsets.getLast();
    }

    /// What is wrong with it, given the room's lines in the log: lines that are not there, out of order or shown twice,
    /// and lines between its first and its last that were neither shown nor said to be missing.
    ///
    /// @param log offsets of the room's lines
    /// @return nothing when all is well
    public List<String> faults(Set<Long> log) {
        return faultsUpTo(Long.MAX_VALUE, log);
    }

    /// The same where the log has gone on since it was read.
    ///
    /// @param end the last offset that `log` knows about
    public List<String> faultsUpTo(long end, Set<Long> log) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < offsets.size(); i++) {
            long offset = offsets.get(i);
            if (offset <= end && !log.contains(offset)) {
                faults.add(offset + " is not in the log");
            }
            if (i > 0 && offset <= offsets.get(i - 1)) {
                faults.add(offset + " came after " + offsets.get(i - 1));
            }
        }
        Set<Long> shown = Set.copyOf(offsets);
        log.stream()
                .filter(offset -> !offsets.isEmpty() && offset > offsets.getFirst() && offset < last())
                .filter(offset -> !shown.contains(offset))
                .filter(offset -> gaps.stream().noneMatch(gap -> offset > gap.from() && offset <= gap.to()))
                .forEach(offset -> faults.add(offset + " is missing"));
        return faults;
    }

    @Override
    public int wanted() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void frame(byte[] bytes, int length, long now) {
        Matcher event = EVENT.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        while (event.find()) {
            if (event.group(1) != null) {
                cursor = event.group(1);
                offsets.add(Long.parseLong(event.group(2)));
            } else {
                cursor = event.group(4);
                gaps.add(new Gap(Long.parseLong(event.group(3)), Long.parseLong(event.group(5))));
            }
        }
    }
}
