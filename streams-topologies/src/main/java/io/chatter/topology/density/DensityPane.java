package io.chatter.topology.density;

import io.chatter.topology.window.ObservedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The lines of one pane: who posted, and a sample of them to compare. Owned by one stream thread.
final class DensityPane {

    private final int maxSketches;
    private final DensityCount count = new DensityCount();
    private final TreeSet<SketchedLine> sample = new TreeSet<>(SketchedLine.BY_SAMPLE);
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
        if (sample.size() < maxSketches || SketchedLine.samples(line.id(), sample.last())) {
            sample.add(new SketchedLine(line.at(), line.id(), LineSketch.of(line.text())));
            if (sample.size() > maxSketches) {
                sample.pollLast();
            }
            stale = true;
        }
    }

    /// Compares what has not been: once when the pane's first window closes, and again if a late line came.
    void compare(NearDuplicates nearDuplicates) {
        if (stale) {
            forget(nearDuplicates);
            compared = new ArrayList<>(sample.size());
            sample.stream().sorted(SketchedLine.AS_SEEN).forEach(line -> compared.add(nearDuplicates.compare(line)));
            stale = false;
        }
    }

    void forget(NearDuplicates nearDuplicates) {
        compared.forEach(line -> nearDuplicates.forget(line.line()));
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
