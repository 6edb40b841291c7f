package io.chatter.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest of the lines that are added, within what a backlog may hold: older ones go.
///
/// Not thread-safe.
public final class NewestLines {

    static final int MAX_LINES = 1_000;
    static final int MAX_BYTES = 512 * 1024;

    private final Deque<EncodedLine> lines = new ArrayDeque<>();
    private long bytes;
    private boolean cut;

    public void add(EncodedLine line) {
        lines.addLast(line);
        bytes += line.json().length;
        while (lines.size() > MAX_LINES || (bytes > MAX_BYTES && lines.size() > 1)) {
            bytes -= lines.removeFirst().json().length;
            cut = true;
        }
    }

    /// Whether lines had to go.
    public boolean isCut() {
        return cut;
    }

    /// Offset of the oldest line that is left.
    ///
    /// @throws java.util.NoSuchElementException when no line was added
    public long firstOffset() {
        return lines.getFirst().offset();
    }

    /// Oldest first.
    public List<EncodedLine> lines() {
        return List.copyOf(lines);
    }
}
