package io.chatter.topology.density;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds lines that nearly repeat an earlier one, by locality-sensitive bands and then by the estimated similarity.
final class NearDuplicates {

    private NearDuplicates() {}

    /// Share of `lines` with an earlier line at least `threshold` similar, 0 to 1; 0 for none. The order of `lines`
    /// does not matter: earlier is by `SketchedLine.AS_SEEN`.
    static double share(Collection<SketchedLine> lines, double threshold) {
        if (lines.isEmpty()) {
            return 0;
        }
        List<SketchedLine> seen = lines.stream().sorted(SketchedLine.AS_SEEN).toList();
        Map<Long, List<LineSketch>> byBand = new HashMap<>();
        int repeats = 0;
        for (SketchedLine line : seen) {
            if (repeats(line.sketch(), byBand, threshold)) {
                repeats++;
            } else {
                remember(line.sketch(), byBand);
            }
        }
        return (double) repeats / seen.size();
    }

    private static boolean repeats(LineSketch sketch, Map<Long, List<LineSketch>> byBand, double threshold) {
        for (int band = 0; band < LineSketch.HASHES / 2; band++) {
            for (LineSketch candidate : byBand.getOrDefault(key(sketch, band), List.of())) {
                if (candidate.similarityTo(sketch) >= threshold) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void remember(LineSketch sketch, Map<Long, List<LineSketch>> byBand) {
        for (int band = 0; band < LineSketch.HASHES / 2; band++) {
            byBand.computeIfAbsent(key(sketch, band), key -> new ArrayList<>()).add(sketch);
        }
    }

    private static long key(LineSketch sketch, int band) {
        return sketch.band(band) * 31 + band;
    }
}
