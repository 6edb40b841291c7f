package io.chatter.topology.density;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the newest line before another that it nearly repeats, by locality-sensitive bands (P. Indyk,
/// R. Motwani, STOC 1998) and then by the estimated similarity. The lines of one room; owned by one
/// stream thread.
final class NearDuplicates {

    private final double threshold;
    private final int bands;
    private final Map<Long, List<SketchedLine>> byBand = new HashMap<>();

    /// @param threshold estimated similarity from which a line nearly repeats another, 0 to 1
    NearDuplicates(double threshold) {
        this.threshold = threshold;
        // So few minima of two alike lines differ that one of so many bands has none of them.
        this.bands = Math.min(LineSketch.BANDS, LineSketch.mostDifferent(threshold) + 1);
    }

    /// Compares a line with those before it and remembers it.
    ComparedLine compare(SketchedLine line) {
        long seenBefore = ComparedLine.NEVER;
        for (int band = 0; band < bands; band++) {
            List<SketchedLine> alike = byBand.computeIfAbsent(key(line, band), key -> new ArrayList<>(1));
            seenBefore = Math.max(seenBefore, newestRepeated(line, alike));
            alike.add(line);
        }
        return new ComparedLine(line, seenBefore);
    }

    /// What is compared from now on cannot repeat this line.
    void forget(SketchedLine line) {
        for (int band = 0; band < bands; band++) {
            byBand.computeIfPresent(key(line, band), (key, alike) -> {
                alike.remove(line);
                return alike.isEmpty() ? null : alike;
            });
        }
    }

    private long newestRepeated(SketchedLine line, List<SketchedLine> alike) {
        for (SketchedLine candidate : alike.reversed()) {
            if (SketchedLine.AS_SEEN.compare(candidate, line) < 0
                    && candidate.sketch().similarityTo(line.sketch()) >= threshold) {
                return candidate.at();
            }
        }
        return ComparedLine.NEVER;
    }

    private static long key(SketchedLine line, int band) {
        return line.sketch().band(band) * 31 + band;
    }
}
