package io.chatter.topology.density;

import io.chatter.topology.window.ObservedLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// The lines of one pane: who posted, and a sample of them to compare. Owned by one stream thread.
final class DensityPane {

    private final int maxSketches;
    private final DensityCount count = new DensityCount();
    private final PriorityQueue<SketchedLine> lastDrawnFirst = new PriorityQueue<>(SketchedLine.BY_SAMPLE.reversed());
    private List<ComparedLine> compared = List.of();
    private boolean stale;

    DensityPane(int maxSketches) {
        this.maxSketches = maxSketches;
    }

    void add(ObservedLine line) {
        switch (line.origin()) {
            case HUMAN -> count.addHuman();
            case BOT -> count.addBot(line);
            case SYSTEM -> {
                return;
            }
        }
        if (lastDrawnFirst.size() < maxSketches || SketchedLine.samples(line.id(), lastDrawnFirst.element())) {
            lastDrawnFirst.add(new SketchedLine(line.at(), line.id(), LineSketch.of(line.text())));
            if (lastDrawnFirst.size() > maxSketches) {
                lastDrawnFirst.remove();
            }
            stale = true;
        }
    }

    /// Compares what has not been: once when the pane's first window closes, and again if a late line came
    /// to it or to one before it, so that all is found as if lines had come in their order.
    ///
    /// @param again whether a pane before it in the window was compared now
    /// @return whether this one was
    boolean compare(NearDuplicates nearDuplicates, boolean again) {
        if (!stale && !again) {
            return false;
        }
        forget(nearDuplicates);
        SketchedLine[] lines = lastDrawnFirst.toArray(SketchedLine[]::new);
        Arrays.sort(lines, SketchedLine.AS_SEEN);
        compared = new ArrayList<>(lines.length);
        for (SketchedLine line : lines) {
            compared.add(nearDuplicates.compare(line));
        }
        stale = false;
        return true;
    }

    /// No window that closes from now on has this pane.
    void leave(NearDuplicates nearDuplicates) {
        forget(nearDuplicates);
        lastDrawnFirst.clear();
    }

    private void forget(NearDuplicates nearDuplicates) {
        compared.forEach(line -> nearDuplicates.forget(line.number()));
        compared = List.of();
    }

    DensityCount count() {
        return count;
    }

    int compared() {
        return compared.size();
    }

    /// How many of the compared lines nearly repeat one that viewers saw at or after `start`, epoch
    /// milliseconds.
    long repeatsSince(long start) {
        long repeats = 0;
        for (ComparedLine line : compared) {
            repeats += line.repeatsSince(start) ? 1 : 0;
        }
        return repeats;
    }
}
