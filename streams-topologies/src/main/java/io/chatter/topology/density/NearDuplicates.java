package io.chatter.topology.density;

import io.chatter.topology.mixing.Mixing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the newest line before another that it nearly repeats, by locality-sensitive bands (P. Indyk,
/// R. Motwani, STOC 1998) and then by the estimated similarity. The lines of one room; owned by one
/// stream thread.
///
/// Lines stand in a ring, by numbers that go up by one. For each band, lines that may have the same one are chained
/// from the newest to older ones, as in J.-l. Gailly's deflate; a chain ends where the ring does.
final class NearDuplicates {

    private static final int FEWEST = 64;

    private final double threshold;
    private final int bands;

    private @Nullable SketchedLine[] ring = new SketchedLine[FEWEST];
    private int[][] newest;
    private int[][] older;
    private int begin;
    private int end;

    /// @param threshold estimated similarity from which a line nearly repeats another, 0 to 1
    NearDuplicates(double threshold) {
        this.threshold = threshold;
        // So few minima of two alike lines differ that one of so many bands has none of them.
        this.bands = Math.min(LineSketch.BANDS, LineSketch.mostDifferent(threshold) + 1);
        this.newest = unchained(FEWEST);
        this.older = unchained(FEWEST);
    }

    /// Compares a line with those before it and remembers it. Lines come as viewers saw them, or else those
    /// behind a late one come again.
    ComparedLine compare(SketchedLine line) {
        if (end - begin == ring.length) {
            widen();
        }
        long seenBefore = ComparedLine.NEVER;
        for (int band = 0; band < bands; band++) {
            seenBefore = Math.max(seenBefore, newestRepeated(line, band));
        }
        ring[placeOf(end)] = line;
        chain(line, end);
        return new ComparedLine(end++, seenBefore);
    }

    /// What is compared from now on cannot repeat this line.
    void forget(int number) {
        ring[placeOf(number)] = null;
        while (begin != end && ring[placeOf(begin)] == null) {
            begin++;
        }
    }

    private long newestRepeated(SketchedLine line, int band) {
        long sought = line.sketch().band(band);
        for (int number = newest[band][slot(sought)]; isHere(number); number = older[band][placeOf(number)]) {
            SketchedLine candidate = ring[placeOf(number)];
            if (candidate != null
                    && candidate.sketch().band(band) == sought
                    && SketchedLine.AS_SEEN.compare(candidate, line) < 0
                    && candidate.sketch().similarityTo(line.sketch()) >= threshold) {
                return candidate.at();
            }
        }
        return ComparedLine.NEVER;
    }

    private void chain(SketchedLine line, int number) {
        for (int band = 0; band < bands; band++) {
            int slot = slot(line.sketch().band(band));
            older[band][placeOf(number)] = newest[band][slot];
            newest[band][slot] = number;
        }
    }

    /// By differences, which numbers that have run over bear.
    private boolean isHere(int number) {
        return number - begin >= 0 && number - end < 0;
    }

    private int placeOf(int number) {
        return number & ring.length - 1;
    }

    private int slot(long band) {
        return (int) (Mixing.multiplied(band) >>> Integer.SIZE) & ring.length - 1;
    }

    private void widen() {
        @Nullable SketchedLine[] narrow = ring;
        ring = new SketchedLine[2 * narrow.length];
        newest = unchained(ring.length);
        older = unchained(ring.length);
        for (int number = begin; number != end; number++) {
            SketchedLine line = narrow[number & narrow.length - 1];
            ring[placeOf(number)] = line;
            if (line != null) {
                chain(line, number);
            }
        }
    }

    private int[][] unchained(int length) {
        int[][] chains = new int[bands][length];
        Arrays.stream(chains).forEach(chain -> Arrays.fill(chain, begin - 1));
        return chains;
    }
}
